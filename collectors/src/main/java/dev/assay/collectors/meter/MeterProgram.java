package dev.assay.collectors.meter;

import dev.assay.collectors.sensing.Meter;
import java.util.List;

/**
 * A meter, and the program of the coordinator that prints its samples while it runs.
 *
 * @param command a program and its arguments, given to no shell: a table with a header, a line a sample, until it is ended
 */
public record MeterProgram(Meter meter, List<String> command) {
    public MeterProgram {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a command has a program");
        }
    }
}
