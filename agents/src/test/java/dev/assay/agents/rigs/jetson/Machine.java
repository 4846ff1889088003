package dev.assay.agents.rigs.jetson;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The emulator of a board, and its orders (QEMU's machine protocol). Any thread. */
final class Machine implements AutoCloseable {
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

    private synchronized void order(String order) throws IOException {
        lines.send(order);
        while (true) {
            String said = lines.receive();
            if (said.startsWith("{\"return\"")) {
                return;
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
