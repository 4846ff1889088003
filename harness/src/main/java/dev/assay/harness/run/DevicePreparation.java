package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.StepOutcome.NotPermitted;
import dev.assay.agents.preparation.StepOutcome.NotPrepared;
import dev.assay.agents.preparation.StepOutcome.Prepared;
import dev.assay.agents.preparation.Undoing;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The preparation of a device in one session: told to people, written into every trial, undone in the end. */
final class DevicePreparation implements AutoCloseable {
    private static final String NAME = "preparation_";

    private final DeviceSession session;
    private final Preparation wanted;
    private final Consumer<String> telling;

    /** @param telling told what was done, what was not and why, and what was undone */
    DevicePreparation(DeviceSession session, Preparation wanted, Consumer<String> telling) {
        this.session = session;
        this.wanted = wanted;
        this.telling = telling;
    }

    /** Before anything is measured of the device. */
    void begin() throws AgentException, InterruptedException {
        Recovered.by(session).ifPresent(telling);
        if (wanted.isNone()) {
            return;
        }
        List<StepOutcome> outcomes = session.prepare(wanted);
        telling.accept(
                "prepared: " + outcomes.stream().map(DevicePreparation::words).collect(Collectors.joining(", ")));
    }

    /**
     * Before a trial: what has changed since is set again.
     *
     * @return a reading a step, to stand with the conditions before the trial
     */
    List<Condition> again() throws AgentException, InterruptedException {
        return wanted.isNone()
                ? List.of()
                : session.prepare(wanted).stream()
                        .map(DevicePreparation::reading)
                        .toList();
    }

    /** The conditions with the readings of {@link #again}. */
    static Conditions with(Conditions conditions, List<Condition> prepared) {
        List<Condition> readings = new ArrayList<>(conditions.readings());
        readings.addAll(prepared);
        return new Conditions(conditions.at(), readings);
    }

    private static Condition reading(StepOutcome outcome) {
        PreparationStep step = outcome.step();
        String name = NAME + step.name();
        return switch (outcome) {
            case Prepared prepared ->
                Condition.ofText(name, step.wanted(), "set by the run; found was " + prepared.found());
            case NotPrepared not ->
                Condition.absent(
                        name, "", "asked for " + step.wanted() + ", not done: " + not.why(), "protocol.prepare");
            case NotPermitted not ->
                Condition.absent(
                        name, "", "asked for " + step.wanted() + ", not permitted: " + not.why(), "protocol.prepare");
        };
    }

    private static String words(StepOutcome outcome) {
        String asked = outcome.step().name() + " " + outcome.step().wanted();
        return switch (outcome) {
            case Prepared _ -> asked;
            case NotPrepared not -> "not " + asked + " (" + not.why() + ")";
            case NotPermitted not ->
                "not " + asked + " (not permitted: " + not.why() + "; what to do: " + not.remedy() + ")";
        };
    }

    /** Undoes all, and tells what cannot be undone. */
    @Override
    public void close() {
        if (wanted.isNone()) {
            return;
        }
        try {
            List<Undoing> not = session.restore().stream()
                    .filter(Undoing.NotUndone.class::isInstance)
                    .toList();
            if (!not.isEmpty()) {
                telling.accept("after the run " + Recovered.words(not) + "; the next session tries again");
            }
        } catch (AgentException e) {
            telling.accept("the preparation is not undone: " + e.why() + "; the next session with the device does it");
        }
    }
}
