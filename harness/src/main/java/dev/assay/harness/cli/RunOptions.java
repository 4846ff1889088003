package dev.assay.harness.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What run and quickstart share. */
final class RunOptions {
    @Option(
            names = "--device",
            paramLabel = "SEL",
            description =
                    "Device id, a scheme such as 'local' for all of its devices, or labels such as site=lab,board=nano"
                            + " for the hosts of the fleet that have them all; repeatable. Default: this machine.")
    List<String> devices = List.of();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "0 s",
            converter = DurationConverter.class,
            description = "How long to wait for a device that another coordinator measures on, such as 30min."
                    + " Default: not at all.")
    Duration patience;

    @Mixin
    StoreOption store;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the spreadsheet and the report go. Default: exports in $XDG_DATA_HOME/assay.")
    Path out;
}
