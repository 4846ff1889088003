package dev.assay.agents.rigs.adbd;

import java.nio.charset.StandardCharsets;

/**
 * How a run of the program adb ended.
 *
 * @param exit its exit code; -1 when it was ended at its deadline
 */
public record AdbRun(int exit, boolean timedOut, byte[] stdout, byte[] stderr) {
    /** Standard output without the last line end. */
    public String out() {
        return new String(stdout, StandardCharsets.UTF_8).stripTrailing();
    }

    public String err() {
        return new String(stderr, StandardCharsets.UTF_8).stripTrailing();
    }
}
