package dev.assay.agents.board.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.NotPermittedException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.ShellWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The programs of a board that may be run as root: those that its profile names, and of them what the user's list of hosts
 * leaves. No other is ever run through sudo, and never with a password.
 *
 * @param programs absolute paths; empty: sudo is never used
 * @param withheld what the profile names and the list of hosts does not
 */
public record Sudo(List<String> programs, List<String> withheld) {
    public static final Sudo NEVER = new Sudo(List.of(), List.of());

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** For root without it, which not every board has. In English, for {@link #REFUSED}. */
    private static final String AS_ROOT =
            "if [ \"$(id -u)\" = 0 ]; then exec %1$s; else exec env LC_ALL=C sudo -n -- %1$s; fi";

    /** What sudo (1.8, 1.9) and sudo-rs say in place of running a program. */
    private static final Pattern REFUSED = Pattern.compile(
            "sudo: (a password is required|interactive authentication is required|sorry, you must have a tty)"
                    + "|is not allowed to (execute|run)|is not in the sudoers file|may not run sudo|I'm sorry \\S+\\. I'm afraid");

    public Sudo {
        programs = List.copyOf(programs);
        withheld = List.copyOf(withheld);
        for (String program : programs) {
            if (!program.matches("/[A-Za-z0-9._/+-]+") || program.contains("..")) {
                throw new IllegalArgumentException("no absolute path of a program: " + program);
            }
        }
    }

    /**
     * @param named by the profile, absolute paths
     * @param left file names of those that the list of hosts leaves; empty: all of them
     */
    public static Sudo of(List<String> named, Optional<List<String>> left) {
        List<String> programs = new ArrayList<>();
        List<String> withheld = new ArrayList<>();
        for (String program : named) {
            String name = program.substring(program.lastIndexOf('/') + 1);
            (left.isEmpty() || left.get().contains(name) ? programs : withheld).add(program);
        }
        return new Sudo(programs, withheld);
    }

    /**
     * Runs a program as root where it is named here, else as the user who measures. Standard input is empty.
     *
     * @throws NotPermittedException where sudo would ask for a password or refuses; with the line for the board's sudoers
     */
    Answer run(Link link, String program, String... arguments) throws AgentException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        if (!programs.contains(program)) {
            return link.run(command, DEADLINE);
        }
        Answer answer = link.run(List.of("sh", "-c", AS_ROOT.formatted(ShellWords.quoted(command))), DEADLINE);
        if (!answer.done() && REFUSED.matcher(answer.complaint()).find()) {
            throw refused(link, program, answer);
        }
        return answer;
    }

    private NotPermittedException refused(Link link, String program, Answer answer)
            throws AgentException, InterruptedException {
        Answer user = link.run(List.of("id", "-un"), DEADLINE);
        String who = user.done() ? user.text().strip() : "USER";
        return new NotPermittedException(
                "cannot run " + program + " as root",
                link.name(),
                answer.complaint().replaceAll("\\s+", " "),
                "the board's owner adds with 'sudo visudo -f /etc/sudoers.d/assay' the line: " + who
                        + " ALL=(root) NOPASSWD: " + String.join(", ", programs));
    }

    /** Why a command may have been refused, to be added to the board's words; empty where sudo was used. */
    String hint(String program) {
        if (programs.contains(program)) {
            return "";
        }
        return withheld.contains(program)
                ? "; the list of hosts withholds " + program + " from sudo on this host"
                : "; the device's profile does not name " + program + " under sudo";
    }
}
