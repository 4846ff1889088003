package dev.assay.agents.board.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.ShellWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs of a board that may be run as root, by the board's profile. No other is ever run through sudo, and never with
 * a password: what sudo asks for one is refused.
 *
 * @param programs absolute paths; empty: sudo is never used
 */
public record Sudo(List<String> programs) {
    public static final Sudo NEVER = new Sudo(List.of());

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** For root without it, which not every board has. */
    private static final String AS_ROOT = "if [ \"$(id -u)\" = 0 ]; then exec %1$s; else exec sudo -n -- %1$s; fi";

    public Sudo {
        programs = List.copyOf(programs);
        for (String program : programs) {
            if (!program.matches("/[A-Za-z0-9._/+-]+") || program.contains("..")) {
                throw new IllegalArgumentException("no absolute path of a program: " + program);
            }
        }
    }

    /** Runs a program as root where it is named here, else as the user who measures. Standard input is empty. */
    Answer run(Link link, String program, String... arguments) throws AgentException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        if (!programs.contains(program)) {
            return link.run(command, DEADLINE);
        }
        return link.run(List.of("sh", "-c", AS_ROOT.formatted(ShellWords.quoted(command))), DEADLINE);
    }

    /** Why a command may have been refused, to be added to the board's words; empty where sudo was used. */
    String hint(String program) {
        return programs.contains(program) ? "" : "; the device's profile does not name " + program + " under sudo";
    }
}
