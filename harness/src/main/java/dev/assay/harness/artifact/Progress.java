package dev.assay.harness.artifact;

/** Hears how far a fetch or a build is. Called from the thread that does the work; must return quickly and not throw. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (what, done, total) -> {};

    /**
     * @param what is being fetched or built, for people
     * @param done bytes, or steps of a build, so far
     * @param total bytes or steps in all; -1 where nobody knows
     */
    void step(String what, long done, long total);
}
