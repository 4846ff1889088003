package dev.assay.harness.cli;

import dev.assay.harness.home.Home;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.StoreException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which database a command works on. */
final class StoreOption {
    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "Database of results; run, quickstart and import make one that is missing."
                    + " Default: results.db in $XDG_DATA_HOME/assay.")
    private Path file;

    Path file(Home home) {
        return file == null ? home.database() : file.toAbsolutePath();
    }

    /** For commands that read; makes no file. */
    ResultsStore open(Home home) throws StoreException {
        return ResultsStore.openExisting(file(home));
    }

    /** For commands that store. */
    ResultsStore openOrMake(Home home) throws StoreException {
        return ResultsStore.open(file(home));
    }

    /** Whether the default database is meant, which is made by what is measured first, and nothing was. */
    boolean nothingYet(Home home) {
        return file == null && !ResultsStore.isThere(home.database());
    }
}
