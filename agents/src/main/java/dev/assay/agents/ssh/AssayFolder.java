package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.RemoteHome;
import java.time.Duration;

/** Where Assay's things are on a host: {@code $HOME/.cache/assay}, after the XDG base directory specification. */
final class AssayFolder {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** A program of one line tells whether any may be run from there: a mount's options are not all that can forbid it. */
    private static final String QUESTION = """
            umask 077
            case "$XDG_CACHE_HOME" in /*) base=$XDG_CACHE_HOME ;; *) base=$HOME/.cache ;; esac
            folder=$base/assay
            mkdir -p "$folder" || exit 3
            try=$folder/try-$$
            printf '#!/bin/sh\\nexit 0\\n' > "$try" && chmod 700 "$try" || { rm -f "$try"; exit 3; }
            "$try"; ran=$?
            rm -f "$try"
            [ $ran = 0 ] || exit 4
            cd "$folder" && pwd -P
            """;

    private AssayFolder() {}

    /** Made when missing. @throws AgentException where it cannot be written, or no program be run from it */
    static RemoteHome on(Link link) throws AgentException, InterruptedException {
        Answer answer = link.script("exec sh -c " + dev.assay.agents.remote.ShellWords.quoted(QUESTION), DEADLINE);
        String path = answer.text().strip();
        if (answer.done() && path.startsWith("/") && !path.contains("\n")) {
            return new RemoteHome(path);
        }
        if (answer.exitCode() == 4) {
            throw SshTrouble.refused(
                    link.name(),
                    "cannot run programs on this device",
                    "no program may be run from its folder for Assay: " + answer.complaint(),
                    "its file system is mounted noexec: set XDG_CACHE_HOME there to a folder that is not (sshd's SetEnv, or"
                            + " ~/.ssh/environment), or mount it with exec");
        }
        throw SshTrouble.notDone(link.name(), "cannot make a folder for Assay on this device", answer.complaint());
    }
}
