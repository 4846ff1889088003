package dev.assay.harness.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Keeps the programs that tests start away from the user's adb server. Assay starts a server where none is and leaves it
 * running: here on a port of this JVM alone, where it is ended when the JVM is, however that ends. Safe for many threads.
 */
final class OwnAdbServer {
    /** The shell outlives this JVM by as long as it takes to end the server: it waits for the end of its standard input. */
    private static final String WAIT = "cat >/dev/null; exec adb -P \"$0\" kill-server";

    private static int port;
    private static Process waiting;

    private OwnAdbServer() {}

    /** What a program has to have in its environment: no emulators are looked for, either. */
    static synchronized Map<String, String> environment() throws IOException {
        if (waiting == null || !waiting.isAlive()) {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = any.getLocalPort();
            }
            waiting = new ProcessBuilder("setsid", "sh", "-c", WAIT, Integer.toString(port))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
        return Map.of("ANDROID_ADB_SERVER_PORT", Integer.toString(port), "ADB_LOCAL_TRANSPORT_MAX_PORT", "0");
    }
}
