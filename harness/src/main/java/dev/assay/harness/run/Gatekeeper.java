package dev.assay.harness.run;

import dev.assay.collectors.bundle.TrialDocument.Gate;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.config.Celsius;
import dev.assay.harness.plan.Suite;
import dev.assay.harness.run.GateCheck.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds a trial back until the device is quiet and cool, or until a deadline; what it saw is recorded either way. A trial
 * let through by the deadline is not dropped: the verdict judges it by what happened while it ran.
 */
final class Gatekeeper {
    /** Long enough for {@code /proc/stat}'s 10 ms ticks to resolve 2 % of two processors. */
    static final Duration WINDOW = Duration.ofMillis(250);

    private final Suite.Gate rules;
    private final Reading conditions;
    private final Pause pause;

    /** The device's conditions now. */
    interface Reading {
        Conditions read() throws AssayException, InterruptedException;
    }

    /** Time as the gate needs it, so that tests run on virtual time. */
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    Gatekeeper(Suite.Gate rules, Reading conditions, Pause pause) {
        this.rules = rules;
        this.conditions = conditions;
        this.pause = pause;
    }

    /** @param waiting told each time that the gate stays shut, with the reason */
    Gate await(Consumer<String> waiting) throws AssayException, InterruptedException {
        List<GateCheck> checks = checks();
        Duration waited = Duration.ZERO;
        Instant began = null;
        while (true) {
            Conditions before = conditions.read();
            pause.sleep(WINDOW);
            Conditions now = conditions.read();
            began = began == null ? before.at() : began;
            Duration at = waited;
            List<Seen> seen =
                    checks.stream().map(check -> check.look(before, now, at)).toList();
            String shut = seen.stream().filter(s -> !s.open()).map(Seen::note).collect(Collectors.joining(", "));
            if (shut.isEmpty()) {
                return gate(waited.isZero() ? Gate.Result.PASSED : Gate.Result.WAITED, waited, seen, "");
            }
            waited = later(waited.plus(WINDOW), Duration.between(began, now.at()));
            if (waited.compareTo(rules.deadline()) >= 0) {
                return gate(Gate.Result.DEADLINE, waited, seen, " still at the gate's deadline");
            }
            waiting.accept(shut);
        }
    }

    private List<GateCheck> checks() {
        List<GateCheck> checks = new ArrayList<>();
        checks.add(new BackgroundCheck(rules.background().percent()));
        rules.temperature().map(Celsius::degrees).map(TemperatureCheck::new).ifPresent(checks::add);
        return checks;
    }

    /** To read the conditions of a device far away takes time as well. */
    private static Duration later(Duration slept, Duration passed) {
        return slept.compareTo(passed) > 0 ? slept : passed;
    }

    private static Gate gate(Gate.Result result, Duration waited, List<Seen> seen, String ofShut) {
        Stream<String> notes = seen.stream().map(s -> s.open() ? s.note() : s.note() + ofShut);
        return new Gate(result, waited.toMillis() / 1e3, notes.toList());
    }
}
