package dev.assay.harness.cli;

import dev.assay.results.store.DatabaseRebuild;
import dev.assay.results.store.ListedTrial;
import dev.assay.results.store.RebuildReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Bundles are the truth: a database that is damaged is made again from them. */
@Command(
        name = "rebuild",
        description = {
            "Makes the database anew from all bundles, examines it and puts it into its place.",
            "The old file is kept beside it under a name that ends in its state and the time, such as",
            "results.db.damaged-20260102T030405Z.",
            "End other commands that use the database before. Interrupted, it leaves the old file in its place.",
            "Exit code 4 when a bundle was damaged, or trials of the old file have no bundle any more; the rest is there."
        },
        footer = {
            "",
            "Example:",
            "  assay db rebuild",
            "  assay db rebuild /mnt/farm/bundles ~/.local/share/assay/bundles"
        })
final class DbRebuildCommand extends JsonCommand {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = "Folders of bundles at any depth. Default: bundles in $XDG_DATA_HOME/assay.")
    private List<Path> folders = List.of();

    @Mixin
    private StoreOption store;

    @Override
    public Integer call() throws Exception {
        List<Path> from = folders.isEmpty() ? List.of(home().bundles()) : folders;
        for (Path folder : from) {
            BundleWork.requireFolder("cannot rebuild the results database", folder);
        }
        Path file = store.file(home());
        RebuildReport report =
                BundleWork.watched("rebuilding", err(), progress -> DatabaseRebuild.run(file, from, progress));
        if (json()) {
            out().println(Json.text(document(file, report)));
        } else {
            print(file, report);
        }
        return report.lost().isEmpty() && report.imported().skipped().isEmpty()
                ? ExitCode.DONE
                : ExitCode.TRIALS_FAILED;
    }

    private void print(Path file, RebuildReport report) {
        out().println(file + ": " + report.imported().added() + " trials rebuilt, "
                + report.imported().skipped().size() + " bundles skipped");
        BundleWork.print(report.imported().skipped(), out());
        report.aside().ifPresent(aside -> out().println("the old file is " + aside));
        if (!report.lost().isEmpty()) {
            out().println("the old file lists " + report.lost().size() + " trials of which there is no bundle:");
            report.lost().forEach(trial -> out().println("  " + trial.id() + place(trial)));
        }
        if (!report.listedWhole()) {
            out().println("its list of trials could not be read to the end: there may have been more");
        }
    }

    private static String place(ListedTrial trial) {
        return trial.bundle() == null ? "" : " (was in " + trial.bundle() + ")";
    }

    private static Map<String, Object> document(Path file, RebuildReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("database", file.toString());
        document.put("added", report.imported().added());
        document.put("skipped", BundleWork.document(report.imported().skipped()));
        document.put("old_file", report.aside().map(Path::toString).orElse(null));
        document.put("old_file_listed_whole", report.listedWhole());
        document.put(
                "lost_trials",
                report.lost().stream()
                        .map(trial -> {
                            Map<String, String> lost = new LinkedHashMap<>();
                            lost.put("trial", trial.id());
                            lost.put("bundle", trial.bundle());
                            return lost;
                        })
                        .toList());
        return document;
    }
}
