package dev.assay.harness.run;

import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.condition.ProcessorTime;
import java.time.Duration;
import java.util.Locale;

/** @param limitPct share of processor capacity in use above which the gate waits, 0 to 100 */
record BackgroundCheck(double limitPct) implements GateCheck {
    @Override
    public Seen look(Conditions before, Conditions now, Duration waited) {
        Condition share = ProcessorTime.otherShare(before, now, 0);
        if (share.value() == null) {
            return new Seen(true, "background load not checked: the device does not tell its processor times");
        }
        return new Seen(
                share.value() <= limitPct,
                String.format(Locale.ROOT, "background load %.1f %% (limit %.1f %%)", share.value(), limitPct));
    }
}
