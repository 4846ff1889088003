package dev.assay.agents.rigs.jetson;

import dev.assay.agents.rigs.RigScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Emulated arm64 boards on this machine: agents/rigs/jetson. */
public final class JetsonRig {
    private static final RigScript SCRIPT =
            new RigScript("jetson", "qemu-system-aarch64", "apt-get install qemu-system-arm qemu-utils");

    private JetsonRig() {}

    /** @return where it was built: {@link RigScript#needed} */
    public static Path needed() throws IOException, InterruptedException {
        return Path.of(SCRIPT.needed());
    }

    /** The command line of the script. */
    static List<String> command(String... arguments) {
        return SCRIPT.command(arguments);
    }
}
