package dev.assay.agents.remote;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a command on a device came to: it ran and ended by itself. A link that went away is no answer.
 *
 * @param exitCode 0 to 255, as the device's shell tells it
 * @param out standard output
 * @param err standard error
 */
public record Answer(int exitCode, byte[] out, byte[] err) {
    public boolean done() {
        return exitCode == 0;
    }

    /** Standard output as UTF-8. */
    public String text() {
        return text(StandardCharsets.UTF_8);
    }

    public String text(Charset charset) {
        return new String(out, charset);
    }

    /** What it said on standard error, for people: never empty. */
    public String complaint() {
        String said = new String(err, StandardCharsets.UTF_8).strip();
        return said.isEmpty() ? "it ended with " + exitCode : said;
    }
}
