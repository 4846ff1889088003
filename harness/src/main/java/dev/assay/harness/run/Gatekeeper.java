package dev.assay.harness.run;

import dev.assay.collectors.bundle.TrialDocument.Gate;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.condition.ProcessorTime;
import dev.assay.collectors.problem.AssayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Holds a trial back until the device is quiet, or until a deadline; what it saw is recorded either way. A trial let
 * through by the deadline is not dropped: the verdict judges it by what happened while it ran.
 */
final class Gatekeeper {
    /** Long enough for {@code /proc/stat}'s 10 ms ticks to resolve 2 % of two processors. */
    static final Duration WINDOW = Duration.ofMillis(250);

    private final double backgroundLimitPct;
    private final Duration deadline;
    private final Reading conditions;
    private final Pause pause;

    /** The device's conditions now. */
    interface Reading {
        Conditions read() throws AssayException;
    }

    /** Time as the gate needs it, so that tests run on virtual time. */
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** @param backgroundLimitPct share of processor capacity in use above which the gate waits, 0 to 100 */
    Gatekeeper(double backgroundLimitPct, Duration deadline, Reading conditions, Pause pause) {
        this.backgroundLimitPct = backgroundLimitPct;
        this.deadline = deadline;
        this.conditions = conditions;
        this.pause = pause;
    }

    /** @param waiting told each time that the gate stays shut, with the reason */
    Gate await(Consumer<String> waiting) throws AssayException, InterruptedException {
        List<String> notes = new ArrayList<>();
        Duration waited = Duration.ZERO;
        while (true) {
            Condition share = backgroundShare();
            if (share.value() == null) {
                notes.add("background load not checked: the device does not tell its processor times");
                return gate(waited.isZero() ? Gate.Result.PASSED : Gate.Result.WAITED, waited, notes);
            }
            String seen = String.format(
                    Locale.ROOT, "background load %.1f %% (limit %.1f %%)", share.value(), backgroundLimitPct);
            if (share.value() <= backgroundLimitPct) {
                notes.add(seen);
                return gate(waited.isZero() ? Gate.Result.PASSED : Gate.Result.WAITED, waited, notes);
            }
            waited = waited.plus(WINDOW);
            if (waited.compareTo(deadline) >= 0) {
                notes.add(seen + " still at the gate's deadline");
                return gate(Gate.Result.DEADLINE, waited, notes);
            }
            waiting.accept(seen);
        }
    }

    private Condition backgroundShare() throws AssayException, InterruptedException {
        Conditions before = conditions.read();
        pause.sleep(WINDOW);
        return ProcessorTime.otherShare(before, conditions.read(), 0);
    }

    private static Gate gate(Gate.Result result, Duration waited, List<String> notes) {
        return new Gate(result, waited.toMillis() / 1e3, List.copyOf(notes));
    }
}
