package dev.assay.agents.rigs.jetson;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The emulator of a board, and its orders (QEMU's machine protocol). Any thread. */
final class Machine implements AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("\"status\": *\"([a-z-]+)\"");

    private final UnixLines lines;

    private Machine(UnixLines lines) {
        this.lines = lines;
    }

    static Machine open(Path socket, Duration patience) throws IOException, InterruptedException {
        Machine machine = new Machine(UnixLines.open(socket, patience));
        machine.lines.receive(); // it greets
        machine.order("{\"execute\":\"qmp_capabilities\"}");
        return machine;
    }

    /** Its processors stop, and its clock with them. */
    void freeze() throws IOException {
        order("{\"execute\":\"stop\"}");
    }

    void thaw() throws IOException {
        order("{\"execute\":\"cont\"}");
    }

    /** Plugs the network cable in, or pulls it. */
    void link(boolean up) throws IOException {
        order("{\"execute\":\"set_link\",\"arguments\":{\"name\":\"link\",\"up\":" + up + "}}");
    }

    /**
     * Writes a frozen board's devices to a file in its folder, which is there when it is whole; its memory is a file already. Its
     * disk is in order from then on.
     */
    void write(String file) throws IOException, InterruptedException {
        leaveMemory();
        order("{\"execute\":\"migrate\",\"arguments\":{\"uri\":\"exec:cat >" + file + ".part && mv " + file + ".part "
                + file + "\"}}");
        for (String status = ""; !status.equals("completed"); Thread.sleep(20)) {
            status = status("query-migrate");
            if (status.equals("failed") || status.equals("cancelled")) {
                throw new IOException("the emulator's writing of its state " + status);
            }
        }
    }

    /** Lets a board go on from a file in its folder. The emulator ends where it cannot read that. */
    void goOn(String file) throws IOException, InterruptedException {
        leaveMemory();
        order("{\"execute\":\"migrate-incoming\",\"arguments\":{\"uri\":\"exec:cat " + file + "\"}}");
        while (status("query-status").equals("inmigrate")) {
            Thread.sleep(20);
        }
        thaw();
    }

    private void leaveMemory() throws IOException {
        order("{\"execute\":\"migrate-set-capabilities\",\"arguments\":{\"capabilities\":"
                + "[{\"capability\":\"x-ignore-shared\",\"state\":true}]}}");
    }

    /** The first status in the answer; nothing where there is none yet. */
    private String status(String question) throws IOException {
        Matcher matcher = STATUS.matcher(order("{\"execute\":\"" + question + "\"}"));
        return matcher.find() ? matcher.group(1) : "";
    }

    /** @return the answer */
    private synchronized String order(String order) throws IOException {
        lines.send(order);
        while (true) {
            String said = lines.receive();
            if (said.startsWith("{\"return\"")) {
                return said;
            }
            if (said.startsWith("{\"error\"")) {
                throw new IOException("the emulator refused " + order + ": " + said);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
