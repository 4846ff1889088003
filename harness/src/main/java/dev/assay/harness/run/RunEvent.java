package dev.assay.harness.run;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.harness.plan.Plan;
import java.util.OptionalDouble;

/** What a run tells while it goes. */
public sealed interface RunEvent {
    /** Something is fetched, built or made. {@code total} is 0 where the amount is not known. */
    record Preparing(String what, long done, long total) implements RunEvent {}

    /** A cell's files cannot be had; its trials will fail with this, the others go on. */
    record NotProvisioned(Cell cell, AssayException why) implements RunEvent {
        /** What those trials are marked with. */
        public String detail() {
            return TrialFailure.outcome(why).detail();
        }
    }

    /** @param alreadyDone trials that a resumed run need not repeat */
    record Planned(TrialDocument.Run run, Plan plan, int alreadyDone) implements RunEvent {}

    /**
     * Before the first trial on a device: what is measured of the device itself, or what must be known of it.
     *
     * @param device its id
     */
    record Session(String device, String what) implements RunEvent {}

    /**
     * What was changed on a device for the run, what could not be, and what was undone.
     *
     * @param device its id
     */
    record Preparation(String device, String what) implements RunEvent {}

    /**
     * What stays other on a device than it was found, after all was tried, with what to do.
     *
     * @param device its id
     */
    record LeftChanged(String device, String what) implements RunEvent {}

    /** A device went away; what it was doing is marked. It is waited for. */
    record Lost(String device, String why) implements RunEvent {}

    /**
     * A device's share of the run ended before its last trial. What is left of it is for a resumed run; the other devices go on.
     *
     * @param device its id
     */
    record Ended(String device, AssayException why) implements RunEvent {}

    /**
     * A device is given a file or folder. Told a few times a second, first before it begins and last when all is sent.
     *
     * @param device its id
     * @param done bytes of {@code total}
     * @param bytesPerS since it began; absent at its beginning
     */
    record Sending(String device, String what, long done, long total, OptionalDouble bytesPerS) implements RunEvent {}

    /**
     * To make room for what the plan needs, a device's store lost something that it does not need.
     *
     * @param device its id
     */
    record Removed(String device, String what, long bytes) implements RunEvent {}

    record Waiting(String trial, String why) implements RunEvent {}

    /** @param number 1 and up */
    record TrialStarted(Cell cell, TrialDocument.Trial trial, int number, int of) implements RunEvent {}

    /** @param headline the trial's main figure in words, such as {@code 166.5 tok/s}; empty when there is none */
    record TrialEnded(Cell cell, TrialDocument.Trial trial, Verdict verdict, String headline, int number, int of)
            implements RunEvent {}
}
