package dev.assay.harness.run;

import dev.assay.collectors.bundle.TrialDocument.Gate;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.plan.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Holds a trial back while the battery is too empty: below one level it waits, on its charger, for another, higher one. A trial
 * let through by the deadline is not dropped, and says so.
 */
final class BatteryGate {
    /** A battery takes half a minute and more for a percent. */
    static final Duration LOOK = Duration.ofSeconds(10);

    private final Optional<Suite.Battery> rules;
    private final Gatekeeper.Reading conditions;
    private final Gatekeeper.Pause pause;

    /** @param rules empty: it does not look */
    BatteryGate(Optional<Suite.Battery> rules, Gatekeeper.Reading conditions, Gatekeeper.Pause pause) {
        this.rules = rules;
        this.conditions = conditions;
        this.pause = pause;
    }

    /**
     * Before the charger is cut off.
     *
     * @param waiting told each time that the gate stays shut, with the level
     */
    Gate await(Consumer<String> waiting) throws AssayException, InterruptedException {
        return rules.isPresent() ? await(rules.get(), waiting) : new Gate(Gate.Result.PASSED, 0, List.of());
    }

    private Gate await(Suite.Battery window, Consumer<String> waiting) throws AssayException, InterruptedException {
        Conditions now = conditions.read();
        Instant began = now.at();
        double needed = window.from().percent();
        for (Duration waited = Duration.ZERO; ; ) {
            Optional<Condition> level = level(now);
            if (level.isEmpty()) {
                return gate(result(waited), waited, "battery level not checked: the device tells none");
            }
            double percent = level.get().value();
            if (percent >= needed) {
                return gate(result(waited), waited, seen(percent, window));
            }
            needed = window.chargeTo().percent();
            if (waited.compareTo(window.deadline()) >= 0) {
                return gate(Gate.Result.DEADLINE, waited, seen(percent, window) + " still at the gate's deadline");
            }
            waiting.accept(seen(percent, window) + charging(now));
            pause.sleep(LOOK);
            now = conditions.read();
            Duration passed = Duration.between(began, now.at());
            waited = waited.plus(LOOK).compareTo(passed) > 0 ? waited.plus(LOOK) : passed;
        }
    }

    /** Of several batteries the emptiest. */
    private static Optional<Condition> level(Conditions now) {
        return now.readings().stream()
                .filter(reading -> reading.name().startsWith("battery_level_") && reading.value() != null)
                .min(Comparator.comparing(Condition::value));
    }

    private static String seen(double percent, Suite.Battery window) {
        return String.format(
                Locale.ROOT,
                "battery level %.0f %% (from %.0f %%, below it charged to %.0f %%)",
                percent,
                window.from().percent(),
                window.chargeTo().percent());
    }

    /** Whoever reads it sees that nobody plugged the charger in. */
    private static String charging(Conditions now) {
        String told = now.readings().stream()
                .filter(reading -> reading.name().startsWith("battery_status_") && reading.text() != null)
                .map(Condition::text)
                .distinct()
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "" : ", " + told;
    }

    private static Gate.Result result(Duration waited) {
        return waited.isZero() ? Gate.Result.PASSED : Gate.Result.WAITED;
    }

    private static Gate gate(Gate.Result result, Duration waited, String note) {
        return new Gate(result, waited.toMillis() / 1e3, List.of(note));
    }

    /** Both gates as one: the later result of the two, the whole wait, all notes. */
    static Gate both(Gate battery, Gate device) {
        List<String> notes = new ArrayList<>(battery.notes());
        notes.addAll(device.notes());
        Gate.Result worse = battery.result().compareTo(device.result()) > 0 ? battery.result() : device.result();
        return new Gate(worse, battery.waitedS() + device.waitedS(), notes);
    }
}
