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
            description = "Database of results; made when missing. Default: results.db in $XDG_DATA_HOME/assay.")
    private Path file;

    Path file(Home home) {
        return file == null ? home.database() : file.toAbsolutePath();
    }

    ResultsStore open(Home home) throws StoreException {
        return ResultsStore.open(file(home));
    }
}
