package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.clock.ClockReading;
import dev.assay.collectors.clock.TrialClock;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.verdict.Failure;
import java.util.Optional;

/**
 * Where the device's clock lay before a trial, or after it. What cannot be told is a reason in the trial's document and no
 * failure of the trial.
 *
 * @param reading null when there is none
 * @param absent why not; null when there is one
 */
record ClockLook(ClockReading reading, String absent) {
    private static final String ONE_CLOCK = "this machine is the device: the two clocks are one";

    /** @throws AgentException when the device is lost: there is no sense in the trial then */
    static ClockLook before(DeviceSession session) throws AgentException, InterruptedException {
        try {
            return look(session);
        } catch (AssayException e) {
            if (e instanceof AgentException lost && lost.failure() == Failure.DEVICE_LOST) {
                throw lost;
            }
            return not(e);
        }
    }

    /** What the trial gave is here already; a device that is gone takes only this with it. */
    static ClockLook after(DeviceSession session) throws InterruptedException {
        try {
            return look(session);
        } catch (AssayException e) {
            return not(e);
        }
    }

    private static ClockLook look(DeviceSession session) throws AssayException, InterruptedException {
        Optional<ClockReading> reading = session.clock();
        return new ClockLook(reading.orElse(null), reading.isPresent() ? null : ONE_CLOCK);
    }

    private static ClockLook not(AssayException e) {
        return new ClockLook(null, e.what() + ": " + e.why());
    }

    /**
     * What a trial's document says.
     *
     * @param before null when the trial did not come to it; {@code after} alike
     * @return null when there is nothing to say but that the trial failed, which its outcome does
     */
    static TrialClock document(ClockLook before, ClockLook after) {
        if (before == null) {
            return null;
        }
        if (after == null) {
            return before.reading == null
                    ? TrialClock.absent(before.absent)
                    : TrialClock.incomplete(before.reading, null, "the job did not come to its end");
        }
        if (before.reading != null && after.reading != null) {
            return TrialClock.of(before.reading, after.reading);
        }
        return TrialClock.incomplete(
                before.reading, after.reading, before.absent != null ? before.absent : after.absent);
    }
}
