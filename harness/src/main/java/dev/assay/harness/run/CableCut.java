package dev.assay.harness.run;

import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.harness.power.DevicePower;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One trial of a device whose cable carries power and data: the cable is cut when the device has the job, which waits for that
 * before it starts its runner, and restored when the runner must have ended, for nobody can ask. Whether it was cut is believed
 * of what the device itself sampled of its chargers meanwhile. Used by one thread.
 */
final class CableCut implements DeviceSession.Meanwhile {
    /** Beyond the command that cuts: its start, and that of the job. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /** From a runner's deadline to its end: SIGTERM, 2 s, SIGKILL. */
    private static final Duration ENDING = Duration.ofSeconds(3);

    private static final String WANTED = "cut";

    private final DevicePower power;
    private final ChargerSamples chargers;
    private final Runnable restoring;
    private final Gatekeeper.Pause pause;
    private final Consumer<String> telling;
    private Duration away = Duration.ZERO;
    private State state = new State.NotCut("no job ran on the device by itself");

    private sealed interface State {
        record NotCut(String why) implements State {}

        /** The command said so. */
        record Cut() implements State {}

        /** The device's own samples say so, too. */
        record Proven() implements State {}
    }

    /**
     * @param before the device's conditions with its cable
     * @param restoring gives the power back
     */
    CableCut(
            DevicePower power,
            Conditions before,
            Runnable restoring,
            Gatekeeper.Pause pause,
            Consumer<String> telling) {
        this.power = power;
        this.chargers = ChargerSamples.of(before);
        this.restoring = restoring;
        this.pause = pause;
        this.telling = telling;
    }

    /** The job as the device is given it. */
    Job held(Job job) {
        Duration hold = power.longest().plus(MARGIN);
        away = hold.plusMillis(job.limits().deadlineMs()).plus(ENDING);
        return chargers.with(job).held(hold);
    }

    /** Cuts the cable, and restores it when the runner has ended or passed its deadline, also when interrupted. */
    @Override
    public void begin() throws InterruptedException {
        try {
            Optional<String> why = power.cut();
            if (why.isPresent()) {
                state = new State.NotCut(why.get());
                telling.accept("the power of its charger is not cut: " + why.get());
                return;
            }
            telling.accept("its cable is cut for each trial by " + power.command() + "; it is away for "
                    + away.toSeconds() + " s then");
            pause.sleep(away);
            state = new State.Cut();
        } finally {
            restoring.run();
        }
    }

    /**
     * The conditions before the trial, with what the device sampled of its chargers in place of what it said with its cable.
     *
     * @param bundle as the job left it
     */
    Conditions before(Conditions read, Path bundle) {
        return switch (state) {
            case State.NotCut(String why) -> DevicePreparation.with(read, List.of(not(why)));
            case State.Cut _ -> {
                ChargerSamples.Seen seen = chargers.in(bundle);
                Optional<String> doubt = seen.doubt();
                if (doubt.isPresent()) {
                    yield DevicePreparation.with(seen.beside(read), List.of(not(doubt.get())));
                }
                state = new State.Proven();
                yield proven(seen.over(read));
            }
            case State.Proven _ -> proven(chargers.in(bundle).over(read));
        };
    }

    private Conditions proven(Conditions before) {
        return DevicePreparation.with(
                before,
                List.of(Condition.ofText(
                        ChargerCut.NAME, WANTED, power.command() + ", with the data, behind the start of the job")));
    }

    /**
     * The conditions after the trial, asked for behind {@link #before}: where the power was cut, what they say of the charger is
     * about the cable that is whole again. Where that is not known it stays, for a charger that is there then may have been.
     */
    Conditions after(Conditions read) {
        return state instanceof State.Proven
                ? ChargerSamples.without(read, "read when the cable was whole again")
                : read;
    }

    private static Condition not(String why) {
        return Condition.absent(ChargerCut.NAME, "", "asked for " + WANTED + ", not done: " + why, "protocol.prepare");
    }
}
