package dev.assay.harness.cli;

import dev.assay.results.store.ImportReport;
import dev.assay.results.store.ResultsStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings results made elsewhere, or lost from the database, into it. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Imports results into the database.",
        subcommands = ImportCommand.BundleCommand.class,
        footer = {"", "Example, results of another machine:", "  assay import bundle /mnt/farm/bundles"})
final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to import: 'assay import bundle DIR'");
    }

    /** Bundles are the truth; the rows are made from them again. */
    @Command(
            name = "bundle",
            description = {
                "Finds every sealed bundle below a folder and makes its rows in the database. What is there already stays as it is.",
                "Exit code 4 when some bundles were damaged or unfinished; the rest is imported."
            },
            footer = {"", "Example:", "  assay import bundle ~/.local/share/assay/bundles --db rebuilt.db"})
    static final class BundleCommand extends JsonCommand {
        @Parameters(paramLabel = "DIR", description = "A bundle, or a folder of bundles at any depth.")
        private Path folder;

        @Mixin
        private StoreOption store;

        @Override
        public Integer call() throws Exception {
            BundleWork.requireFolder("cannot import bundles", folder);
            try (ResultsStore results = store.openOrMake(home())) {
                ImportReport report = BundleWork.watched(
                        "importing", err(), progress -> results.importBundles(List.of(folder), progress));
                if (json()) {
                    out().println(Json.text(document(report)));
                } else {
                    out().println(report.added() + " trials added, " + report.alreadyThere() + " were there, "
                            + report.skipped().size() + " bundles skipped");
                    BundleWork.print(report.skipped(), out());
                }
                return report.skipped().isEmpty() ? ExitCode.DONE : ExitCode.TRIALS_FAILED;
            }
        }

        private static Map<String, Object> document(ImportReport report) {
            return Map.of(
                    "added", report.added(),
                    "already_there", report.alreadyThere(),
                    "skipped", BundleWork.document(report.skipped()));
        }
    }
}
