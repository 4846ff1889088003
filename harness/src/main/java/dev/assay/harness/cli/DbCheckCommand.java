package dev.assay.harness.cli;

import dev.assay.results.store.CheckReport;
import dev.assay.results.store.DatabaseCheck;
import dev.assay.results.store.StoreException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells damage before it is met, and trials whose bundle is no longer what was stored. */
@Command(
        name = "check",
        description = {
            "Reads the whole database and every reference in it, and changes nothing.",
            "Exit code 1 when it is damaged; 4 when it is sound and bundles are missing or damaged."
        },
        footer = {"", "Example:", "  assay db check --bundles"})
final class DbCheckCommand extends JsonCommand {
    @Option(
            names = "--bundles",
            description =
                    "Also read the bundle of every trial and hold it against its hashes; takes minutes for thousands.")
    private boolean bundles;

    @Mixin
    private StoreOption store;

    @Override
    public Integer call() throws Exception {
        Path file = store.file(home());
        CheckReport report = bundles
                ? BundleWork.watched("checking", err(), progress -> DatabaseCheck.withBundles(file, progress))
                : DatabaseCheck.of(file);
        if (json()) {
            out().println(Json.text(document(file, report)));
        } else {
            print(file, report);
        }
        if (!report.problems().isEmpty()) {
            return ExitCode.HARNESS_FAILED;
        }
        return report.broken().isEmpty() ? ExitCode.DONE : ExitCode.TRIALS_FAILED;
    }

    private void print(Path file, CheckReport report) {
        if (report.problems().isEmpty()) {
            out().println(file + " is sound, " + report.trials() + " trials");
        } else {
            out().println(file + " is damaged:");
            report.problems().forEach(problem -> out().println("  " + problem));
            out().println("what to do: " + StoreException.rebuildRemedy(file));
        }
        if (report.bundles() > 0) {
            out().println(report.bundles() + " bundles read, " + report.broken().size() + " missing or damaged");
            report.broken()
                    .forEach(broken -> out().println("  " + broken.trial().id() + ": " + broken.why()));
        }
    }

    private static Map<String, Object> document(Path file, CheckReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("database", file.toString());
        document.put("sound", report.problems().isEmpty());
        document.put("trials", report.trials());
        document.put("problems", report.problems());
        document.put("bundles_read", report.bundles());
        document.put(
                "broken_bundles",
                report.broken().stream()
                        .map(broken -> Map.of("trial", broken.trial().id(), "why", broken.why()))
                        .toList());
        return document;
    }
}
