package dev.assay.harness.artifact;

import dev.assay.harness.artifact.ArtifactException.Code;

/** Counts failures in a row of one fetch, pauses between them, and gives up at the limit. */
final class Retry {
    private final Limits limits;
    private final Source source;
    private int failures;

    Retry(Limits limits, Source source) {
        this.limits = limits;
        this.source = source;
    }

    /** To be called when something was gained: the count starts again. */
    void gained() {
        failures = 0;
    }

    /**
     * Pauses before the next attempt.
     *
     * @param why the last attempt failed, for people
     * @throws ArtifactException UNREACHABLE when there is no further attempt; INTERRUPTED
     */
    void failed(String why, Throwable cause) throws ArtifactException {
        failures++;
        if (failures >= limits.attempts()) {
            throw new ArtifactException(
                    Code.UNREACHABLE,
                    "cannot fetch a file",
                    source.describe(),
                    why + " (" + failures + " attempts in a row)",
                    "Check the network and the proxy settings, then start again; what came so far is kept where the source"
                            + " can resume.",
                    cause);
        }
        try {
            Thread.sleep(limits.pause(failures));
        } catch (InterruptedException e) {
            throw Failures.interrupted("cannot fetch a file", source.describe());
        }
    }
}
