package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployEvent;
import dev.assay.agents.DeployListener;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceBusyException;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.TrialDocument.Trial;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.plan.PlannedTrial;
import dev.assay.harness.plan.Suite.Protocol;
import dev.assay.harness.power.PowerSwitches;
import dev.assay.results.store.ResultsStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * One device's share of a plan, trial by trial. A device that is lost goes into quarantine; when it comes back the trial is
 * measured once more and the plan goes on, when it does not the trials that are left are marked.
 */
final class DeviceProgram implements Callable<Void> {
    /** A device that is lost so often between its opening and its first trial is lost by what is done there. */
    private static final int MOST_IN_VAIN = 3;

    private final Share share;
    private final ResultsStore store;
    private final Provisions provisions;
    private final Profiles profiles;
    private final PowerSwitches switches;
    private final Queue queue;
    private final Quarantine quarantine;
    private final RunListener listener;

    /** What stays changed on the device, by what the last session knew. */
    private Optional<String> leftChanged = Optional.empty();

    /**
     * What is to be done on the device.
     *
     * @param index the place of the device among the run's, 0 and up
     * @param trials still to be measured
     * @param of trials of the device in the plan
     */
    record Share(
            TrialDocument.Run run,
            Device device,
            int index,
            List<Remaining> trials,
            int of,
            Protocol protocol,
            RunFolder folder) {}

    DeviceProgram(
            Share share,
            ResultsStore store,
            Provisions provisions,
            Profiles profiles,
            PowerSwitches switches,
            Queue queue,
            Quarantine quarantine,
            RunListener listener) {
        this.share = share;
        this.store = store;
        this.provisions = provisions;
        this.profiles = profiles;
        this.switches = switches;
        this.queue = queue;
        this.quarantine = quarantine;
        this.listener = listener;
    }

    @Override
    public Void call() throws AssayException, InterruptedException {
        if (share.trials().isEmpty() || allMarkedForWantOfFiles()) {
            return null;
        }
        try {
            measureAll();
        } finally {
            leftChanged.ifPresent(what -> listener.on(new RunEvent.LeftChanged(id(), what)));
        }
        return null;
    }

    /** Where no trial has what it needs the device is let alone: nothing is changed on it, and nothing measured of it. */
    private boolean allMarkedForWantOfFiles() throws AssayException {
        Map<Remaining, TrialDocument.Outcome> outcomes = new LinkedHashMap<>();
        for (Remaining trial : share.trials()) {
            try {
                files(trial);
                return false;
            } catch (AssayException e) {
                outcomes.put(trial, TrialFailure.outcome(e));
            }
        }
        for (Map.Entry<Remaining, TrialDocument.Outcome> trial : outcomes.entrySet()) {
            mark(trial.getKey(), trial.getValue());
        }
        return true;
    }

    private CellFiles files(Remaining trial) throws AssayException {
        return provisions.of(trial.planned().cell(), share.device().platform());
    }

    private void measureAll() throws AssayException, InterruptedException {
        Deque<Remaining> left = new ArrayDeque<>(share.trials());
        Optional<DeviceSession> session = first();
        int inVain = 0;
        while (session.isPresent() && !left.isEmpty() && inVain < MOST_IN_VAIN) {
            try (DeviceSession open = session.get();
                    DevicePreparation preparation = preparation(open);
                    ChargerCut charger = charger(open)) {
                inVain = measure(open, preparation, charger, left) ? 0 : inVain + 1;
            }
            boolean goesOn = !left.isEmpty() && inVain < MOST_IN_VAIN;
            session = goesOn ? quarantine.release(share.device()) : Optional.empty();
        }
        String why = inVain < MOST_IN_VAIN
                ? "the device did not come back within " + quarantine.rule().toMinutes() + " min"
                : "the device was lost " + inVain + " times in a row before a trial could begin";
        for (Remaining trial : left) {
            mark(trial, TrialDocument.Outcome.failed(Failure.DEVICE_LOST, why));
        }
    }

    /** A device that was there when the run was planned, and is away now, is waited for as at any other time. */
    private Optional<DeviceSession> first() throws AgentException, InterruptedException {
        try {
            return Optional.of(queue.open(share.device(), why -> listener.on(new RunEvent.Session(id(), why))));
        } catch (DeviceBusyException e) {
            throw e;
        } catch (AgentException e) {
            if (e.failure() != Failure.DEVICE_LOST) {
                throw e;
            }
            listener.on(new RunEvent.Lost(id(), e.why()));
            return quarantine.release(share.device());
        }
    }

    /**
     * Until all are measured or the device is lost; a trial that it was lost in stays, once.
     *
     * @return whether a trial was begun
     */
    private boolean measure(
            DeviceSession session, DevicePreparation preparation, ChargerCut charger, Deque<Remaining> left)
            throws AssayException, InterruptedException {
        TrialRunner runner;
        try {
            preparation.begin();
            runner = runner(session, preparation, charger);
            session.plan(artifacts());
        } catch (AgentException e) {
            if (e.failure() != Failure.DEVICE_LOST) {
                throw e;
            }
            listener.on(new RunEvent.Lost(id(), e.why()));
            return false;
        }
        while (!left.isEmpty()) {
            Remaining trial = left.removeFirst();
            Optional<String> lost = measure(session, runner, trial);
            if (lost.isPresent()) {
                listener.on(new RunEvent.Lost(id(), lost.get()));
                trial.again().ifPresent(left::addFirst);
                return true;
            }
            Thread.sleep(share.protocol().cooldown()); // throws at once after a cancelled trial
        }
        return true;
    }

    /** What the trials that are left need. A cell whose files cannot be had fails when it is its turn. */
    private Set<Artifact> artifacts() {
        Set<Artifact> all = new LinkedHashSet<>();
        for (Remaining trial : share.trials()) {
            try {
                CellFiles files = files(trial);
                all.add(files.runtimeArtifact());
                all.add(files.modelArtifact());
            } catch (AssayException e) {
                // Told when the run began.
            }
        }
        return all;
    }

    private DevicePreparation preparation(DeviceSession session) {
        return new DevicePreparation(
                session,
                share.device().listing().completed(share.protocol().prepare()),
                what -> listener.on(new RunEvent.Preparation(id(), what)),
                left -> leftChanged = left,
                (whose, undoings) -> share.folder().keepUndone(share.index(), whose, undoings));
    }

    private ChargerCut charger(DeviceSession session) {
        ChargerCut.Wish wish =
                switch (share.protocol().power()) {
                    case KEPT -> new ChargerCut.Wish.None();
                    case CUT ->
                        switches.of(id())
                                .map(ChargerCut.Wish::of)
                                .orElseGet(() -> new ChargerCut.Wish.Unknown(
                                        "no entry of " + switches.file() + " is for " + id()));
                };
        return new ChargerCut(
                wish,
                session,
                () -> new ConditionsReader(session.files(), session.services()).read(),
                Thread::sleep,
                what -> listener.on(new RunEvent.Preparation(id(), what)));
    }

    private TrialRunner runner(DeviceSession session, DevicePreparation preparation, ChargerCut charger)
            throws AssayException, InterruptedException {
        return new TrialRunner(
                share.run(),
                share.protocol(),
                session,
                senses(session, charger),
                preparation,
                charger,
                cell -> provisions.of(cell, share.device().platform()),
                Provenance.of(share.run(), share.device()));
    }

    /** What a device draws at rest is the charger's affair too while there is one. */
    private DeviceSenses senses(DeviceSession session, ChargerCut charger) throws AssayException, InterruptedException {
        charger.cut();
        try {
            return senses(session);
        } finally {
            charger.restore();
        }
    }

    private DeviceSenses senses(DeviceSession session) throws AssayException, InterruptedException {
        String job = share.run().id() + "-rest-" + share.index();
        return new SessionStart(
                        session,
                        share.protocol(),
                        share.folder(),
                        share.index(),
                        new IdleBaseline(job, share.folder().bundle(job)),
                        what -> listener.on(new RunEvent.Session(id(), what)))
                .with(
                        SensorSurvey.of(session, share.device(), profiles),
                        share.trials().stream().map(t -> t.planned().cell()).toList());
    }

    /** @return why the device was lost; empty when it was not */
    private Optional<String> measure(DeviceSession session, TrialRunner runner, Remaining remaining)
            throws AssayException, InterruptedException {
        Trial trial = trial(remaining);
        PlannedTrial planned = remaining.planned();
        listener.on(new RunEvent.TrialStarted(planned.cell(), trial, remaining.number(), share.of()));
        List<String> attempts = IntStream.rangeClosed(1, remaining.attempt())
                .mapToObj(attempt -> id(planned, attempt))
                .toList();
        List<DeployEvent.Removed> removed = new ArrayList<>();
        DeployTelling telling = new DeployTelling(id(), listener, System::nanoTime);
        DeployListener deploying = event -> {
            if (event instanceof DeployEvent.Removed gone) {
                removed.add(gone);
            }
            telling.on(event);
        };
        Bundle bundle = runner.run(
                trial,
                attempts,
                planned.cell(),
                prepared(trial.id()),
                why -> listener.on(new RunEvent.Waiting(trial.id(), why)),
                deploying);
        try {
            share.folder().keepRemoved(share.index(), trial.id(), removed);
        } catch (IOException e) {
            throw RunException.folder(
                    "cannot keep what a device lost", share.folder().removedFile(share.index()), e);
        }
        Optional<String> lost = keep(bundle, trial, remaining);
        if (lost.isPresent() && bundle.trace().flatMap(TraceFile::end).isPresent()) {
            quarantine.settle();
        }
        return lost;
    }

    /** Without the device. */
    private void mark(Remaining remaining, TrialDocument.Outcome outcome) throws AssayException {
        Trial trial = trial(remaining);
        keep(
                UnbegunTrial.seal(
                        share.run(),
                        share.protocol(),
                        trial,
                        remaining.planned().cell(),
                        prepared(trial.id()),
                        outcome),
                trial,
                remaining);
    }

    private Optional<String> keep(Bundle bundle, Trial trial, Remaining remaining) throws AssayException {
        store.ingest(bundle);
        Headline headline = Headline.of(bundle);
        listener.on(new RunEvent.TrialEnded(
                remaining.planned().cell(),
                trial,
                headline.verdict(),
                headline.text(),
                remaining.number(),
                share.of()));
        TrialDocument.Outcome outcome = bundle.trial().outcome();
        return outcome.failure() == Failure.DEVICE_LOST ? Optional.of(outcome.detail()) : Optional.empty();
    }

    private Trial trial(Remaining remaining) {
        PlannedTrial planned = remaining.planned();
        String id = id(planned, remaining.attempt());
        return new Trial(id, planned.block(), planned.order(), remaining.attempt(), Instant.now(), null);
    }

    private String id(PlannedTrial planned, int attempt) {
        return RunId.trial(share.run().id(), share.index(), planned.order(), attempt);
    }

    private Path prepared(String id) throws RunException {
        try {
            return share.folder().prepare(id);
        } catch (IOException e) {
            throw RunException.folder(
                    "cannot make the folder of a trial", share.folder().bundle(id), e);
        }
    }

    private String id() {
        return share.device().identity().id();
    }
}
