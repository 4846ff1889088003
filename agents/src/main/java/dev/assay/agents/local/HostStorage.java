package dev.assay.agents.local;

import dev.assay.collectors.verdict.Failure;
import java.io.IOException;

/** Tells a full disk from other failures of input and output. */
final class HostStorage {
    private HostStorage() {}

    static Failure failureOf(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left on device") || message.contains("Disk quota exceeded")
                ? Failure.NO_SPACE
                : Failure.NOT_PROVISIONED;
    }
}
