package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.MeteredChannels;
import dev.assay.collectors.bundle.RecordedChannels;
import dev.assay.collectors.bundle.TraceReader;
import dev.assay.collectors.clock.TrialClock;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.energy.Energy;
import dev.assay.collectors.energy.EnergySource;
import dev.assay.collectors.energy.NoEnergy;
import dev.assay.collectors.energy.Window;
import dev.assay.collectors.metric.Charging;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.sensing.SessionMeasurements.Idle;
import dev.assay.collectors.trace.Suspension;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.harness.meter.MeterReadings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the device draws at rest: a job like any other, sampled like any other, whose runner sleeps.
 *
 * @param id of the job
 * @param folder of the job on this machine, removed again: what it says stands in every bundle of the session
 */
record IdleBaseline(String id, Path folder) {
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** @throws AssayException also when the samples tell no power */
    Idle measure(DeviceSession session, SamplingPlan plan, Duration time) throws AssayException, InterruptedException {
        session.abandon(id);
        try {
            RunFolder.remove(folder);
            Files.createDirectories(folder);
            try {
                refuseCharger(session, plan, "before it");
                Job job = job(session.probeProgram(), plan, time);
                Ran ran = run(session, plan, job);
                refuseCharger(session, plan, "after it");
                TraceFile trace = RecordedChannels.joined(
                        TraceReader.read(folder.resolve(BundleFiles.TRACE)),
                        RecordedJob.recording(folder),
                        plan.sensing());
                return idle(
                        plan,
                        MeteredChannels.joined(
                                trace,
                                name -> Optional.of(folder.resolve(name)).filter(Files::exists),
                                plan.sensing(),
                                ran.clock()),
                        ran.words());
            } finally {
                RunFolder.remove(folder);
            }
        } catch (IOException e) {
            throw RunException.folder("cannot measure the device at rest", folder, e);
        }
    }

    /**
     * @param clock where the device's clock lay meanwhile; null where no other clock stamps anything
     * @param meters what became of each
     */
    private record Ran(TrialClock clock, Collection<String> meters) {
        String words() {
            return meters.stream().map(told -> "; " + told).collect(Collectors.joining());
        }
    }

    private Ran run(DeviceSession session, SamplingPlan plan, Job job) throws AgentException, InterruptedException {
        try (MeterReadings meters = MeterReadings.start(plan.meters(), folder)) {
            ClockLook before = plan.meters().isEmpty() ? null : ClockLook.before(session);
            if (new RecordedJob(session, plan.recording()).run(job, folder, DeviceSession.Meanwhile.NOTHING)
                    instanceof RecordingOutcome.NotFetched lost) {
                throw lost.cause(); // without it there is no power, which may stand in the recording alone
            }
            meters.stop();
            return new Ran(
                    ClockLook.document(before, before == null ? null : ClockLook.after(session)),
                    meters.told().values());
        }
    }

    /** A battery's current is the charger's affair while there is one, at rest as in a trial. */
    private void refuseCharger(DeviceSession session, SamplingPlan plan, String when) throws AssayException {
        boolean battery = Charging.isRead(plan.sensing());
        if (battery || !plan.meters().isEmpty()) {
            Conditions read = new ConditionsReader(session.files(), session.services()).read();
            Optional<String> charged = battery
                    ? Charging.why(read, when).or(() -> Charging.whyUnknown(read, null))
                    : Charging.besideMeter(plan.sensing(), read, when);
            if (charged.isPresent()) {
                throw RunException.notAtRest(charged.get(), folder);
            }
        }
    }

    private Job job(String probe, SamplingPlan plan, Duration time) {
        Job.Runner rest =
                new Job.Runner(List.of(probe, "rest", Long.toString(time.toMillis())), Map.of(), Job.Speaks.OUTPUT);
        return new Job(
                Job.SCHEMA,
                id,
                rest,
                new Job.Runtime(null),
                null,
                null,
                1,
                0,
                Job.Limits.deadline(time.plus(GRACE).toMillis()),
                plan.groups());
    }

    private Idle idle(SamplingPlan plan, TraceFile trace, String meters) throws AssayException {
        Optional<String> slept = Suspension.told(trace);
        if (slept.isPresent()) {
            throw RunException.notAtRest(
                    slept.get() + ", and a device that sleeps draws less than one at rest", folder);
        }
        long begin = at(trace, "runner_started");
        long end = at(trace, "runner_ended");
        return switch (EnergySource.total(plan.sensing(), trace).over(Window.of(begin, end))) {
            case Energy energy -> {
                if (energy.joules() <= 0) {
                    throw RunException.notAtRest(
                            "its power read as not above zero, which no device at rest takes", folder);
                }
                double seconds = (end - begin) / 1e9;
                yield new Idle(energy.joules() / seconds, seconds, energy.uncertaintyJ() / seconds, energy.method());
            }
            case NoEnergy none -> throw RunException.notAtRest(none.reason() + meters, folder);
        };
    }

    private long at(TraceFile trace, String mark) throws RunException {
        return trace.marks().stream()
                .filter(m -> m.mark().equals(mark))
                .mapToLong(TraceFile.Mark::at)
                .findFirst()
                .orElseThrow(() -> RunException.notAtRest("its trace has no mark " + mark, folder));
    }
}
