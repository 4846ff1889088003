package dev.assay.harness.run;

import dev.assay.agents.DeployListener;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.DeviceSession.Meanwhile;
import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.BundleWriter;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.TrialDocument.Gate;
import dev.assay.collectors.bundle.TrialDocument.Outcome;
import dev.assay.collectors.bundle.TrialDocument.Run;
import dev.assay.collectors.bundle.TrialDocument.Trial;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.metric.TokenBytes;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Outcomes;
import dev.assay.harness.meter.MeterReadings;
import dev.assay.harness.plan.Suite.Protocol;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One trial on one device: deploy, gate, job, conditions, seal. Whatever goes wrong with the trial is written into its
 * bundle; only what makes a bundle impossible is thrown.
 */
final class TrialRunner {
    /** What became of the recording of the device's own tracer. */
    private static final String RECORDING = "collector.perfetto.recording";

    private final Run run;
    private final Protocol protocol;
    private final DeviceSession session;
    private final DeviceSenses senses;
    private final DevicePreparation preparation;
    private final ChargerCut charger;
    private final Affinity affinity;
    private final FilesOfCell provisions;
    private final Gatekeeper gatekeeper;
    private final BatteryGate batteryGate;
    private final ConditionsReader conditions;
    private final Map<String, String> runProvenance;

    /** {@link Provisions} of this device. */
    interface FilesOfCell {
        CellFiles of(Cell cell) throws AssayException;
    }

    /** @param runProvenance what every bundle says of the coordinator and the device */
    TrialRunner(
            Run run,
            Protocol protocol,
            DeviceSession session,
            DeviceSenses senses,
            DevicePreparation preparation,
            ChargerCut charger,
            FilesOfCell provisions,
            Map<String, String> runProvenance) {
        this.run = run;
        this.protocol = protocol;
        this.session = session;
        this.senses = senses;
        this.preparation = preparation;
        this.charger = charger;
        this.affinity = new Affinity(protocol.affinity());
        this.provisions = provisions;
        this.conditions = new ConditionsReader(session.files(), session.services());
        this.gatekeeper = new Gatekeeper(protocol.gate(), () -> conditions.readForGate(protocol.gate()), Thread::sleep);
        this.batteryGate = new BatteryGate(protocol.gate().battery(), this::reached, Thread::sleep);
        this.runProvenance = runProvenance;
    }

    /**
     * Runs the trial and seals its bundle. When the thread is interrupted the trial is sealed as cancelled, and the thread
     * is interrupted still.
     *
     * @param attempts ids of this trial's attempts, this one's too: what an earlier one left running is ended
     * @param bundle an existing, empty folder
     * @param waiting told while the gate is shut
     * @param deploying hears how the device is given the trial's files
     */
    Bundle run(
            Trial planned,
            List<String> attempts,
            Cell cell,
            Path bundle,
            Consumer<String> waiting,
            DeployListener deploying)
            throws BundleException {
        Record record = new Record(planned, cell);
        try {
            for (String attempt : attempts) {
                session.abandon(attempt);
            }
            record.before = conditions.read();
            measure(record, bundle, waiting, deploying);
        } catch (AssayException e) {
            record.outcome = TrialFailure.outcome(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            record.outcome = Outcome.failed(Failure.CANCELLED, "the run was interrupted during this trial");
        }
        record.interrupted = Thread.currentThread().isInterrupted();
        try {
            return Shielded.call(() -> seal(record, bundle));
        } finally {
            charger.restore();
        }
    }

    private void measure(Record record, Path bundle, Consumer<String> waiting, DeployListener deploying)
            throws AssayException, InterruptedException {
        CellFiles files = provisions.of(record.cell);
        record.provenance.putAll(files.provenance());
        senses.sensing(record.cell)
                .collectors()
                .forEach((what, how) -> record.provenance.put("collector." + what, how));
        record.tokenBytes = files.tokenBytes().orElse(null);
        Job job = job(record, files, deploying);
        record.gate = batteryGate.await(waiting);
        List<Condition> prepared = new ArrayList<>(preparation.again());
        prepared.addAll(charger.cut());
        record.gate = BatteryGate.both(record.gate, gatekeeper.await(waiting));
        MeterReadings meters = MeterReadings.start(senses.meters(record.cell), bundle);
        try {
            record.before = DevicePreparation.with(conditions.read(), prepared);
            record.cable = charger.cable(record.before);
            record.clockBefore = ClockLook.before(session);
            new RecordedJob(session, senses.recording(record.cell))
                    .run(
                            record.cable.map(cable -> cable.held(job)).orElse(job),
                            bundle,
                            record.cable.<Meanwhile>map(cable -> cable).orElse(Meanwhile.NOTHING))
                    .words()
                    .ifPresent(what -> record.provenance.put(RECORDING, what));
            meters.stop();
        } finally {
            meters.close();
            record.provenance.putAll(meters.told());
        }
        record.clockAfter = ClockLook.after(session);
    }

    /** In hours of charging a device may be away for a moment; and it stays this session's. */
    private Conditions reached() throws AssayException, InterruptedException {
        session.reach();
        return conditions.read();
    }

    private Bundle seal(Record record, Path bundle) throws BundleException {
        Outcome outcome = record.outcome == null ? outcome(record, bundle) : record.outcome;
        Trial ended = new Trial(
                record.trial.id(),
                record.trial.block(),
                record.trial.order(),
                record.trial.attempt(),
                record.trial.started(),
                Instant.now());
        return BundleWriter.seal(
                bundle,
                new TrialDocument(
                        TrialDocument.SCHEMA,
                        run,
                        ended,
                        record.cell,
                        record.gate,
                        affinity.before(
                                record.cable
                                        .map(cable -> cable.before(record.before, bundle))
                                        .orElse(record.before),
                                bundle),
                        after(record, bundle, outcome),
                        outcome,
                        record.provenance,
                        senses.sensing(record.cell),
                        senses.session(),
                        protocol.verdict(),
                        record.tokenBytes,
                        ClockLook.document(record.clockBefore, record.clockAfter)));
    }

    private static Outcome outcome(Record record, Path bundle) {
        try {
            Outcome outcome = Outcomes.read(bundle);
            return outcome.failure() == Failure.CANCELLED && !record.interrupted ? notByUs(outcome) : outcome;
        } catch (BundleException e) {
            return TrialFailure.outcome(e);
        }
    }

    /** Nobody here stops a probe without being interrupted: a device did that shuts down, or someone on it. */
    private static Outcome notByUs(Outcome cancelled) {
        return Outcome.failed(
                Failure.DEVICE_LOST,
                cancelled.detail()
                        + "; nobody here told it to: the device shut down, or someone ended the probe there");
    }

    /**
     * Null of a failed trial whose device is gone: the outcome says so already, and no deadline is waited for. Of a finished
     * one it is a ground for doubt.
     */
    private Conditions after(Record record, Path bundle, Outcome outcome) {
        if (record.outcome != null && record.outcome.failure() == Failure.DEVICE_LOST) {
            return null;
        }
        try {
            Conditions after = conditions.readAfter(record.before, bundle, senses.sensing(record.cell));
            return record.cable.map(cable -> cable.after(after)).orElse(after);
        } catch (AssayException e) {
            return outcome.failure() == null ? Conditions.unread(Instant.now(), e.what() + ": " + e.why()) : null;
        }
    }

    /** What is known of the trial so far: null until it is, so that a failure at any point keeps what came before it. */
    private final class Record {
        private final Trial trial;
        private final Cell cell;
        private final Map<String, String> provenance = new TreeMap<>(runProvenance);
        private TokenBytes tokenBytes;
        private Gate gate;
        private Conditions before;
        private Optional<CableCut> cable = Optional.empty();
        private ClockLook clockBefore;
        private ClockLook clockAfter;
        /** Null when the job came to its end: the bundle tells how. */
        private Outcome outcome;
        /** Whether the run was interrupted before the trial was sealed; sealing itself is shielded from it. */
        private boolean interrupted;

        Record(Trial trial, Cell cell) {
            this.trial = trial;
            this.cell = cell;
        }
    }

    private Job job(Record record, CellFiles files, DeployListener deploying)
            throws AssayException, InterruptedException {
        Cell cell = record.cell;
        String runtime = session.deploy(files.runtimeArtifact(), deploying);
        String model = session.deploy(files.modelArtifact(), deploying);
        return affinity.on(new Job(
                Job.SCHEMA,
                record.trial.id(),
                Invocation.of(
                        cell, files.launch().argv(files.executable(), files.runtime(), runtime), model, files.model()),
                new Job.Runtime(runtime),
                new Job.Model(model, cell.model().format()),
                cell.workload(),
                cell.threads(),
                run.seed(),
                senses.limits(cell, protocol),
                senses.groups(cell)));
    }
}
