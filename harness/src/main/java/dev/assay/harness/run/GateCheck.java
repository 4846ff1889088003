package dev.assay.harness.run;

import dev.assay.collectors.condition.Conditions;
import java.time.Duration;

/** One thing that the gate waits for. Made anew for each trial: it may remember what it saw. */
interface GateCheck {
    /**
     * @param before the conditions at the beginning of a window, {@code now} at its end
     * @param waited by the gate until the beginning of the window
     */
    Seen look(Conditions before, Conditions now, Duration waited);

    /**
     * @param open whether a trial may start as far as this is concerned
     * @param note what was seen, with the limit, in words
     */
    record Seen(boolean open, String note) {}
}
