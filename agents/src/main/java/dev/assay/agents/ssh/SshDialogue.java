package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Dialogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A command on a host that is asked line by line, over its one channel. */
final class SshDialogue implements Dialogue {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final String where;
    private final ExecCall call;
    private final AnsweredLines lines;
    private final ByteArrayOutputStream err;
    private final Duration silence;

    /**
     * @param lines of its standard output
     * @param err its standard error so far
     */
    SshDialogue(String where, ExecCall call, AnsweredLines lines, ByteArrayOutputStream err, Duration silence) {
        this.where = where;
        this.call = call;
        this.lines = lines;
        this.err = err;
        this.silence = silence;
    }

    @Override
    public Exchange ask(String line) throws AgentException, InterruptedException {
        byte[] question = (line + "\n").getBytes(StandardCharsets.UTF_8);
        long sent = System.nanoTime();
        try {
            call.input().write(question);
            call.input().flush();
        } catch (IOException e) {
            // It has ended, or was cut: its exit status tells.
        }
        while (true) {
            AnsweredLines.Line answer = lines.next(LOOK);
            if (answer != null) {
                return new Exchange(sent, answer.text(), answer.atNs());
            }
            if (call.isOver()) {
                throw ended();
            }
            if (System.nanoTime() - sent > silence.toNanos()) {
                throw SshTrouble.lost(where, "no answer within " + silence.toSeconds() + " s", null);
            }
        }
    }

    private AgentException ended() throws AgentException, InterruptedException {
        int code = call.exitCode(LOOK);
        return SshTrouble.notDone(
                where, "cannot go on asking a program", new Answer(code, new byte[0], err.toByteArray()).complaint());
    }
}
