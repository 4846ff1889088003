package dev.assay.harness.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What run and quickstart share. */
final class RunOptions {
    @Option(
            names = "--device",
            paramLabel = "SEL",
            description =
                    "Device id, or a scheme such as 'local' for all of its devices; repeatable. Default: this machine.")
    List<String> devices = List.of();

    @Mixin
    StoreOption store;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the spreadsheet and the report go. Default: exports in $XDG_DATA_HOME/assay.")
    Path out;
}
