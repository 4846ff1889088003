package dev.assay.agents.rigs.jetson;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The analog side of a board: agents/rigs/jetson/analog. Any thread. */
final class Analog implements AutoCloseable {
    private final UnixLines lines;

    private Analog(UnixLines lines) {
        this.lines = lines;
    }

    static Analog open(Path socket, Duration patience) throws IOException, InterruptedException {
        return new Analog(UnixLines.open(socket, patience));
    }

    /**
     * @param order "rails", "follow" or "temp" and its numbers
     * @return since when it is so, ns of the board's CLOCK_MONOTONIC
     */
    synchronized long set(String order) throws IOException {
        lines.send(order);
        return Long.parseLong(good(order)[1]);
    }

    /** What a shell of root said; its errors, too. */
    synchronized String run(String line) throws IOException {
        lines.send("run { " + line + "; } 2>&1");
        String[] answer = good(line);
        String said = lines.receive(Integer.parseInt(answer[2]));
        if (!answer[1].equals("0")) {
            throw new IOException("'" + line + "' ended with " + answer[1] + ": " + said);
        }
        return said;
    }

    private String[] good(String order) throws IOException {
        String answer = lines.receive();
        if (!answer.startsWith("ok ")) {
            throw new IOException("the board's analog side did not follow '" + order + "': " + answer);
        }
        return answer.split(" ");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
