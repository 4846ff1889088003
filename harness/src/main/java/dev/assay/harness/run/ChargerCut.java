package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.power.DevicePower;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The charger's power of a device in one session: cut for a trial, believed when the battery says that it discharges, told to
 * people and recorded in the trial, restored after it. Used by one thread.
 */
final class ChargerCut implements AutoCloseable {
    static final String NAME = "preparation_power";

    /** Until a device tells that its charger is gone: Android's battery service does within seconds. */
    static final Duration SETTLING = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String WANTED = "cut";
    private static final String NO_BATTERY =
            "the device does not tell the state of a battery: without one it would go off";

    private final Wish wish;
    private final DeviceSession session;
    private final Gatekeeper.Reading conditions;
    private final Gatekeeper.Pause pause;
    private final Consumer<String> telling;
    private String told = "";

    /** At the cable that the next job is to run without. */
    private Optional<DevicePower> hanging = Optional.empty();

    /** What a session is to do about the power of its device. */
    sealed interface Wish {
        /** It is left as it is. */
        record None() implements Wish {}

        /** It is to be cut, and nobody said how. */
        record Unknown(String why) implements Wish {}

        record Cut(DevicePower power) implements Wish {}

        /** With the power the link goes: it is cut behind the start of each job. */
        record CutCable(DevicePower power) implements Wish {}

        static Wish of(DevicePower power) {
            return switch (power.cuts()) {
                case POWER -> new Cut(power);
                case POWER_AND_DATA -> new CutCable(power);
            };
        }
    }

    /** @param telling told what was done or not, and that power is not restored */
    ChargerCut(
            Wish wish,
            DeviceSession session,
            Gatekeeper.Reading conditions,
            Gatekeeper.Pause pause,
            Consumer<String> telling) {
        this.wish = wish;
        this.session = session;
        this.conditions = conditions;
        this.pause = pause;
        this.telling = telling;
    }

    /**
     * Cuts the power, if that is asked for; where it cannot be, it is there when this returns.
     *
     * @return the reading of it, to stand with the conditions before a trial
     * @throws AssayException when the device is lost
     */
    List<Condition> cut() throws AssayException, InterruptedException {
        return switch (wish) {
            case Wish.None _ -> List.of();
            case Wish.Unknown unknown -> List.of(not(unknown.why()));
            case Wish.Cut cut -> List.of(cut(cut.power()));
            case Wish.CutCable cable -> {
                boolean hasBattery = !statuses(conditions.read()).isEmpty();
                hanging = hasBattery ? Optional.of(cable.power()) : Optional.empty();
                yield hasBattery ? List.of() : List.of(not(NO_BATTERY));
            }
        };
    }

    /**
     * What is done with the cable of the trial that is next, where that carries the data too.
     *
     * @param before the device's conditions, read last before it
     */
    Optional<CableCut> cable(Conditions before) {
        return hanging.map(power -> new CableCut(power, before, this::restore, pause, this::tell));
    }

    private Condition cut(DevicePower power) throws AssayException, InterruptedException {
        if (statuses(conditions.read()).isEmpty()) {
            return not(NO_BATTERY);
        }
        Optional<String> why = power.cut();
        if (why.isEmpty()) {
            why = charging();
        }
        if (why.isPresent()) {
            restore();
            return not(why.get());
        }
        tell("the power of its charger is cut for each trial by " + power.command());
        return Condition.ofText(NAME, WANTED, power.command() + "; the battery is discharging");
    }

    /** @return what still tells of a charger when the device has had its time; empty when nothing does */
    private Optional<String> charging() throws AssayException, InterruptedException {
        Duration waited = Duration.ZERO;
        Instant began = null;
        while (true) {
            Conditions now = here();
            began = began == null ? now.at() : began;
            Duration passed = Duration.between(began, now.at()); // to read takes time as well
            waited = waited.compareTo(passed) > 0 ? waited : passed;
            Optional<String> charger = charger(now);
            if (charger.isEmpty() || waited.compareTo(SETTLING) >= 0) {
                return charger.map(seen -> "still charging " + SETTLING.toSeconds() + " s after the command: " + seen);
            }
            pause.sleep(LOOK);
            waited = waited.plus(LOOK);
        }
    }

    /** With its power a device may lose its link for a moment. */
    private Conditions here() throws AssayException, InterruptedException {
        try {
            return conditions.read();
        } catch (AgentException e) {
            if (e.failure() != Failure.DEVICE_LOST) {
                throw e;
            }
            session.reach();
            return conditions.read();
        }
    }

    private static Optional<String> charger(Conditions now) {
        Optional<Condition> online =
                now.readings().stream().filter(Charger::isConnected).findFirst();
        List<Condition> statuses = statuses(now);
        if (online.isEmpty() && statuses.stream().anyMatch(s -> s.text().equalsIgnoreCase("Discharging"))) {
            return Optional.empty();
        }
        return Optional.of(online.or(() -> statuses.stream().findFirst())
                .map(reading -> reading.name() + " is " + reading.text())
                .orElse("no battery tells its state"));
    }

    private static List<Condition> statuses(Conditions now) {
        return now.readings().stream()
                .filter(reading -> reading.name().startsWith("battery_status_") && reading.text() != null)
                .toList();
    }

    private Condition not(String why) {
        tell("the power of its charger is not cut: " + why);
        return Condition.absent(NAME, "", "asked for " + WANTED + ", not done: " + why, "protocol.prepare");
    }

    /** A trial like the one before is no news. */
    private void tell(String what) {
        if (!what.equals(told)) {
            told = what;
            telling.accept(what);
        }
    }

    /** Restores what was cut, also for a thread that was interrupted. */
    void restore() {
        switch (wish) {
            case Wish.None _, Wish.Unknown _ -> {}
            case Wish.Cut(DevicePower power) -> restore(power);
            case Wish.CutCable(DevicePower power) -> restore(power);
        }
    }

    private void restore(DevicePower power) {
        power.restore()
                .ifPresent(why -> telling.accept(
                        "the power of its charger is NOT restored: " + why + "; the next session tries again"));
    }

    @Override
    public void close() {
        restore();
    }
}
