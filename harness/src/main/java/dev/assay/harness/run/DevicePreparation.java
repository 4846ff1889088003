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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The preparation of a device in one session: told to people, written into every trial, undone in the end. */
final class DevicePreparation implements AutoCloseable {
    private static final String NAME = "preparation_";
    private static final String LEFT = NAME + "left_";

    private final DeviceSession session;
    private final Preparation wanted;
    private final Consumer<String> telling;
    private final Consumer<Optional<String>> leaving;
    private final Keeper keeper;

    /** Keeps what became of changes that were to be undone, with the run's results. */
    interface Keeper {
        void keep(RunFolder.Undid whose, List<Undoing> undoings) throws IOException;
    }

    /**
     * @param telling told what was done, what was not and why, and what was undone
     * @param leaving told what stays changed on the device as far as is known now, with what to do; empty where nothing does
     */
    DevicePreparation(
            DeviceSession session,
            Preparation wanted,
            Consumer<String> telling,
            Consumer<Optional<String>> leaving,
            Keeper keeper) {
        this.session = session;
        this.wanted = wanted;
        this.telling = telling;
        this.leaving = leaving;
        this.keeper = keeper;
    }

    /** Before anything is measured of the device. */
    void begin() throws AgentException, InterruptedException {
        Recovered.by(session).ifPresent(telling);
        keep(RunFolder.Undid.FOUND, session.recovered());
        left(session.recovered(), "from an earlier run ");
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
     * @return a reading a step, and one for each setting that an earlier session left and nobody could undo, to stand with the
     *     conditions before the trial
     */
    List<Condition> again() throws AgentException, InterruptedException {
        List<Condition> readings = new ArrayList<>();
        if (!wanted.isNone()) {
            session.prepare(wanted).forEach(outcome -> readings.add(reading(outcome)));
        }
        session.recovered().forEach(undoing -> left(undoing).ifPresent(readings::add));
        return readings;
    }

    private static Optional<Condition> left(Undoing undoing) {
        return undoing instanceof Undoing.NotUndone(String setting, String why, String remedy)
                ? Optional.of(Condition.absent(
                        LEFT + setting.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"),
                        "",
                        "left by an earlier run and not undone: " + why + "; what to do: " + remedy,
                        "undo.json on the device"))
                : Optional.empty();
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
            List<Undoing> undoings = session.restore();
            keep(RunFolder.Undid.OWN, undoings);
            left(undoings, "");
        } catch (AgentException e) {
            leaving.accept(Optional.of(
                    "the preparation is not undone: " + e.why() + "; the next session with the device does it"));
        }
    }

    private void left(List<Undoing> undoings, String whose) {
        List<Undoing> not =
                undoings.stream().filter(Undoing.NotUndone.class::isInstance).toList();
        leaving.accept(
                not.isEmpty()
                        ? Optional.empty()
                        : Optional.of(whose + Recovered.words(not) + "; the next session tries again"));
    }

    /** A full disk is no reason to leave a device as it is. */
    private void keep(RunFolder.Undid whose, List<Undoing> undoings) {
        try {
            keeper.keep(whose, undoings);
        } catch (IOException e) {
            telling.accept("what was undone is not kept with the results: " + e.getMessage());
        }
    }
}
