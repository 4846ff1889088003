package dev.assay.agents.local;

import dev.assay.agents.platform.PlatformFacts;
import dev.assay.agents.platform.PlatformQuestion;
import dev.assay.agents.platform.Sections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The same question that Linux machines are asked over SSH, to this one. */
final class LocalPlatform {
    private static final int DEADLINE_S = 10;

    private LocalPlatform() {}

    /** A machine that does not answer has unknown facts; it takes jobs all the same. */
    static PlatformFacts facts() {
        try {
            Path out = Files.createTempFile("assay-platform", ".out");
            try {
                return facts(out);
            } finally {
                Files.deleteIfExists(out);
            }
        } catch (IOException e) {
            return PlatformFacts.untold("asking this machine failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PlatformFacts.untold("asking this machine was interrupted");
        }
    }

    private static PlatformFacts facts(Path out) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", "-c", PlatformQuestion.TEXT)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(DEADLINE_S, TimeUnit.SECONDS)
                    ? PlatformQuestion.answered(Sections.parse(Files.readString(out, StandardCharsets.UTF_8)))
                    : PlatformFacts.untold("this machine gave no answer within " + DEADLINE_S + " s");
        } finally {
            process.destroyForcibly();
        }
    }
}
