package dev.assay.agents.remote;

import java.util.List;
import java.util.stream.Collectors;

/** Arguments as words of a POSIX shell's command line, so that it hands them on as they are. */
public final class ShellWords {
    private ShellWords() {}

    /**
     * Each argument in single quotes: within them a shell takes every character for itself (POSIX.1-2017, 2.2.2).
     *
     * @throws IllegalArgumentException on a NUL, which no argument can hold
     */
    public static String quoted(List<String> arguments) {
        return arguments.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    public static String quoted(String argument) {
        if (argument.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an argument holds a NUL: " + argument.replace("\0", "\\0"));
        }
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
