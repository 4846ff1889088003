package dev.assay.harness.run;

import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.TraceReader;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.condition.LinuxConditions;
import dev.assay.collectors.condition.ProcessorTime;
import dev.assay.collectors.condition.ServiceConditions;
import dev.assay.collectors.condition.SystemServices;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.thermal.ThermalTransition;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.harness.plan.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a device's conditions, and after a trial what others did on it meanwhile. */
final class ConditionsReader {
    private final DeviceFiles files;
    private final SystemServices services;

    ConditionsReader(DeviceFiles files, SystemServices services) {
        this.files = files;
        this.services = services;
    }

    /** For the gate: as little as it takes, for what is asked of a device is load on it. */
    Conditions readForGate(Suite.Gate gate) throws AssayException {
        List<Condition> readings = LinuxConditions.read(files);
        boolean hottestIsWanted = gate.temperature().isPresent()
                && readings.stream().noneMatch(r -> r.name().equals(LinuxConditions.HOTTEST) && r.value() != null);
        Instant now = Instant.now();
        return new Conditions(
                now, hottestIsWanted ? ServiceConditions.thermal(services).over(readings) : readings);
    }

    /** All conditions now. The services come first, so that what they cost falls before what follows. */
    Conditions read() throws AssayException {
        ServiceConditions told = ServiceConditions.read(services);
        return new Conditions(Instant.now(), told.over(LinuxConditions.read(files)));
    }

    /**
     * The conditions now, and the share of processor capacity that went to others than the runner and the probe since
     * {@code before}, which is null where they could not be read; and the thermal statuses that changed meanwhile. The coordinator counts as another: on a device of its own it is not there, on this machine it disturbs.
     */
    Conditions readAfter(Conditions before, Path bundle, Sensing sensing) throws AssayException {
        Conditions after = new Conditions(Instant.now(), LinuxConditions.read(files));
        List<Condition> readings =
                new ArrayList<>(ServiceConditions.read(services).over(after.readings()));
        readings.add(otherShare(before, after, bundle));
        trace(bundle).flatMap(file -> ThermalTransition.told(sensing, file)).ifPresent(readings::add);
        return new Conditions(after.at(), readings);
    }

    private static Condition otherShare(Conditions before, Conditions after, Path bundle) {
        Optional<Double> own = ownSeconds(bundle);
        return own.isPresent()
                ? ProcessorTime.otherShare(before, after, own.get())
                : Condition.absent(
                        ProcessorTime.OTHER_SHARE, "%", "the trace does not tell what the runner used", "trace.bin");
    }

    private static Optional<Double> ownSeconds(Path bundle) {
        return trace(bundle)
                .flatMap(TraceFile::end)
                .filter(end -> end.rusage() != null)
                .map(ConditionsReader::ownSeconds);
    }

    /** Empty where there is none that can be read. */
    private static Optional<TraceFile> trace(Path bundle) {
        Path trace = bundle.resolve(BundleFiles.TRACE);
        try {
            return Files.exists(trace) ? Optional.of(TraceReader.read(trace)) : Optional.empty();
        } catch (BundleException e) {
            return Optional.empty();
        }
    }

    private static double ownSeconds(RunnerEnd end) {
        double probe = end.probe() == null ? 0 : end.probe().cpuS();
        return end.rusage().utimeS() + end.rusage().stimeS() + probe;
    }
}
