package dev.assay.agents.rigs.adbd;

import dev.assay.agents.rigs.RigScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** AOSP's adbd on this machine: agents/rigs/adbd. */
public final class AdbdRig {
    private static final RigScript SCRIPT = new RigScript("adbd", "adb", "apt-get install adb");

    private AdbdRig() {}

    /** The script that does it all. */
    public static Path script() {
        return SCRIPT.path();
    }

    /** @return where it was built: {@link RigScript#needed} */
    public static String needed() throws IOException, InterruptedException {
        return SCRIPT.needed();
    }

    /** The command line of the script. */
    static List<String> command(String... arguments) {
        return SCRIPT.command(arguments);
    }
}
