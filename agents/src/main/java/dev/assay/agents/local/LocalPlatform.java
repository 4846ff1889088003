package dev.assay.agents.local;

import dev.assay.agents.platform.PlatformFacts;
import dev.assay.agents.platform.PlatformQuestion;
import dev.assay.agents.platform.Sections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The same question that Linux machines are asked over SSH, to this one. It starts a dozen programs, so it is put when the
 * answer is first needed, and then once: a plan and its trials go by the same facts. Safe for use by many threads.
 */
final class LocalPlatform {
    private static final int DEADLINE_S = 10;

    private final Supplier<PlatformFacts> question;
    /** Null until it was asked. */
    private PlatformFacts facts;

    LocalPlatform(Supplier<PlatformFacts> question) {
        this.question = question;
    }

    static LocalPlatform ofThisMachine() {
        return new LocalPlatform(LocalPlatform::ask);
    }

    /** The first call waits for the answer. */
    synchronized PlatformFacts facts() {
        if (facts == null) {
            facts = question.get();
        }
        return facts;
    }

    /** A machine that does not answer has unknown facts; it takes jobs all the same. */
    private static PlatformFacts ask() {
        try {
            Path out = Files.createTempFile("assay-platform", ".out");
            try {
                return ask(out);
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

    private static PlatformFacts ask(Path out) throws IOException, InterruptedException {
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
