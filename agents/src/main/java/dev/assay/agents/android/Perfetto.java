package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.agents.recording.Recorder;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.RemoteSession;
import dev.assay.agents.remote.ShellWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The program {@code perfetto} of an Android device, as the shell user may use it. Its configuration goes through its standard
 * input: before Android 12 it may read no file of the shell's. {@code --background} leaves it running; the end of the shell does not
 * reach it, so it is ended by {@code kill}, and found by its name and the recording's, which its command line has. It writes where
 * both it and the shell may.
 */
record Perfetto(Link link, RemoteSession session) implements Recorder {
    private static final Duration QUICK = Duration.ofSeconds(30);
    private static final Duration ONE_TRY = Duration.ofSeconds(2);
    private static final String TRACES = "/data/misc/perfetto-traces";

    /** How a shell says that it does not find a command. */
    private static final int NOT_FOUND = 127;

    /** Sets pids to those that make the recording $1; a link that was cut while one was started leaves no other trace. */
    private static final String FIND = """
            find_pids() {
                pids=
                for p in /proc/[0-9]*/comm; do
                    { IFS= read -r name <"$p"; } 2>/dev/null || continue
                    case $name in perfetto*) ;; *) continue ;; esac
                    p=${p%/comm}
                    grep -qF "$1" "$p/cmdline" 2>/dev/null && pids="$pids ${p#/proc/}"
                done
            }
            """;

    /** $1 the recording, $2 the configuration, $3 the folder: what nobody fetched or removed, and nobody makes, goes. */
    private static final String START = FIND + """
            for left in "$3"/assay-*.trace; do
                [ -e "$left" ] || continue
                find_pids "$left"
                [ -n "$pids" ] || rm -f "$left"
            done
            find_pids "$1"
            [ -z "$pids" ] || exit 0
            said=$(printf '%s' "$2" | perfetto -c - --txt --background -o "$1" 2>&1)
            code=$?
            [ $code = 0 ] || { echo "$said" >&2; exit $code; }
            """;

    /** $1 the recording, $2 tenths of a second to wait for its end. */
    private static final String END = FIND + """
            find_pids "$1"
            left=$2
            [ -z "$pids" ] || kill $pids
            for pid in $pids; do
                while [ -d "/proc/$pid" ] && [ "$left" -gt 0 ]; do sleep 0.1; left=$((left - 1)); done
                [ ! -d "/proc/$pid" ] || kill -9 "$pid"
            done
            """;

    @Override
    public Reply version() throws AgentException, InterruptedException {
        return session.persistently(() -> {
            Answer answer = link.run(List.of("perfetto", "--version"), QUICK);
            if (answer.exitCode() == NOT_FOUND) {
                return new Reply.Refused("it is not on this device");
            }
            // The first ones know no such option: that it was found is enough.
            return new Reply.Done(
                    answer.done() ? answer.text().strip() : "perfetto of a version that it does not tell");
        });
    }

    @Override
    public Reply start(String id, String config) throws AgentException, InterruptedException {
        return session.persistently(() -> {
            Answer answer = link.script(script(START, trace(id), config, TRACES), QUICK);
            return answer.done() ? new Reply.Done("") : new Reply.Refused(said(answer));
        });
    }

    @Override
    public Reply stop(String id, Path target, Duration patience) throws AgentException, InterruptedException {
        Duration all = patience.plus(QUICK);
        String tenths = Long.toString(patience.toMillis() / 100);
        session.persistently(() -> link.script(script(END, trace(id), tenths), all));
        boolean fetched = session.persistently(() -> {
            boolean is = link.run(List.of("test", "-s", trace(id)), QUICK).done();
            if (is) {
                link.fetch(trace(id), target);
            }
            return is;
        });
        remove(id);
        return fetched ? new Reply.Done("") : new Reply.Refused("it left no trace");
    }

    /** A step of its own, so that no fetch is taken again when it is done already; what stays goes with the next recording. */
    private void remove(String id) throws InterruptedException {
        try {
            session.persistently(() -> link.run(List.of("rm", "-f", trace(id)), QUICK));
        } catch (AgentException e) {
            // What it recorded is here.
        }
    }

    @Override
    public void abandon(String id) throws AgentException, InterruptedException {
        session.persistently(() -> link.script(removal(id), QUICK));
    }

    @Override
    public void leave(String id) {
        boolean interrupted = Thread.interrupted();
        try {
            if (link.reopen(ONE_TRY)) {
                link.script(removal(id), QUICK);
            }
        } catch (AgentException e) {
            // It ends by its own time; the next session abandons it before it measures.
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String removal(String id) {
        return script(END, trace(id), "0") + "rm -f " + ShellWords.quoted(trace(id));
    }

    private static String said(Answer answer) {
        return answer.exitCode() == NOT_FOUND
                ? "it is not on this device"
                : answer.complaint().replace('\n', ' ');
    }

    private static String trace(String id) {
        return TRACES + "/assay-" + id + ".trace"; // no name of one begins the name of another
    }

    private static String script(String lines, String... arguments) {
        return "set -- " + ShellWords.quoted(List.of(arguments)) + "\n" + lines;
    }
}
