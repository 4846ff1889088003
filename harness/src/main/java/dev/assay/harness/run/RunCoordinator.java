package dev.assay.harness.run;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.TrialDocument.Trial;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profiles;
import dev.assay.harness.plan.Plan;
import dev.assay.harness.plan.PlannedTrial;
import dev.assay.harness.plan.Suite.Protocol;
import dev.assay.results.store.ResultsStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Takes a plan through: every device is one plain sequential program on a thread of its own, every trial ends as a sealed
 * bundle and a row of the database. A result is never repeated, so a run that was cut off goes on where it was.
 */
final class RunCoordinator {
    private final ResultsStore store;
    private final Provisions provisions;
    private final Profiles profiles;
    private final RunListener listener;

    RunCoordinator(ResultsStore store, Provisions provisions, Profiles profiles, RunListener listener) {
        this.store = store;
        this.provisions = provisions;
        this.profiles = profiles;
        this.listener = listener;
    }

    /**
     * @param folder of this run, begun
     * @throws AssayException when a device cannot be opened or a bundle cannot be written; what is sealed stays
     */
    void run(TrialDocument.Run run, Plan plan, Protocol protocol, List<Device> devices, RunFolder folder)
            throws AssayException, InterruptedException {
        List<DeviceProgram> programs = new ArrayList<>();
        int remaining = 0;
        for (int i = 0; i < devices.size(); i++) {
            Device device = devices.get(i);
            List<PlannedTrial> trials = plan.trialsOf(device.identity().id());
            List<Remaining> todo = Remaining.of(run.id(), i, trials, folder, store);
            remaining += todo.size();
            programs.add(new DeviceProgram(run, device, i, todo, trials.size(), protocol, folder));
        }
        listener.on(new RunEvent.Planned(run, plan, plan.trials().size() - remaining));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            join(programs.stream().map(threads::submit).toList());
        }
    }

    /** All devices finish, whatever becomes of one; then the first failure is thrown. */
    private static void join(List<Future<Void>> programs) throws AssayException, InterruptedException {
        AssayException first = null;
        try {
            for (Future<Void> program : programs) {
                try {
                    program.get();
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case AssayException problem -> first = first == null ? problem : first;
                        case InterruptedException interrupted -> throw interrupted;
                        case RuntimeException defect -> throw defect;
                        default -> throw new IllegalStateException(e.getCause());
                    }
                }
            }
        } finally {
            programs.forEach(p -> p.cancel(true));
        }
        if (first != null) {
            throw first;
        }
    }

    /** One device's share of the plan. */
    private final class DeviceProgram implements Callable<Void> {
        private final TrialDocument.Run run;
        private final Device device;
        private final int index;
        private final List<Remaining> trials;
        private final int of;
        private final Protocol protocol;
        private final RunFolder folder;

        DeviceProgram(
                TrialDocument.Run run,
                Device device,
                int index,
                List<Remaining> trials,
                int of,
                Protocol protocol,
                RunFolder folder) {
            this.run = run;
            this.device = device;
            this.index = index;
            this.trials = trials;
            this.of = of;
            this.protocol = protocol;
            this.folder = folder;
        }

        @Override
        public Void call() throws AssayException, InterruptedException {
            if (trials.isEmpty()) {
                return null;
            }
            try (DeviceSession session = device.open()) {
                TrialRunner runner = new TrialRunner(
                        run, protocol, session, senses(session), provisions, Provenance.of(run, device));
                for (Remaining trial : trials) {
                    measure(session, runner, trial);
                    Thread.sleep(protocol.cooldown()); // throws at once after a cancelled trial
                }
                return null;
            }
        }

        private DeviceSenses senses(DeviceSession session) throws AssayException, InterruptedException {
            Cell.Device identity = device.identity();
            String job = run.id() + "-rest-" + index;
            return new SessionStart(
                            session,
                            protocol,
                            folder,
                            index,
                            new IdleBaseline(job, folder.bundle(job)),
                            what -> listener.on(new RunEvent.Session(identity.id(), what)))
                    .with(
                            SensorSurvey.of(session, device, profiles),
                            trials.stream().map(t -> t.planned().cell()).toList());
        }

        private void measure(DeviceSession session, TrialRunner runner, Remaining remaining)
                throws AssayException, InterruptedException {
            PlannedTrial planned = remaining.planned();
            String id = RunId.trial(run.id(), index, planned.order(), remaining.attempt());
            session.abandon(id);
            Trial trial = new Trial(id, planned.block(), planned.order(), remaining.attempt(), Instant.now(), null);
            listener.on(new RunEvent.TrialStarted(planned.cell(), trial, remaining.number(), of));
            Bundle bundle =
                    runner.run(trial, planned.cell(), prepared(id), why -> listener.on(new RunEvent.Waiting(id, why)));
            store.ingest(bundle);
            Headline headline = Headline.of(bundle);
            listener.on(new RunEvent.TrialEnded(
                    planned.cell(), trial, headline.verdict(), headline.text(), remaining.number(), of));
        }

        private Path prepared(String id) throws RunException {
            try {
                return folder.prepare(id);
            } catch (IOException e) {
                throw RunException.folder("cannot make the folder of a trial", folder.bundle(id), e);
            }
        }
    }
}
