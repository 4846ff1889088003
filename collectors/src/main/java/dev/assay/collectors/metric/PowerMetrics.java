package dev.assay.collectors.metric;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.condition.PowerSources;
import dev.assay.collectors.energy.EnergySource;
import dev.assay.collectors.energy.Window;
import dev.assay.collectors.phase.Timeline;
import dev.assay.collectors.report.RunnerReport;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.sensing.SessionMeasurements;
import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Suspension;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.collectors.verdict.Thresholds;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Energy, charge and power, gross, over the phases that the runner told of. Formulas: docs/metrics.md. */
final class PowerMetrics {
    private static final List<Metric> OF_ANY =
            List.of(Metric.ENERGY_J, Metric.DISCHARGE_MAH, Metric.POWER_AVG_W, Metric.POWER_PEAK_W);
    private static final List<Metric> OF_GENERATE =
            List.of(Metric.ENERGY_PREFILL_J, Metric.ENERGY_DECODE_J, Metric.ENERGY_PER_TOKEN_J);

    private PowerMetrics() {}

    static Map<Metric, MetricValue> of(Bundle bundle, RunnerReport report) {
        Workload workload = bundle.trial().cell().workload();
        Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
        Optional<String> absent = whyNone(bundle, report);
        if (absent.isPresent()) {
            MetricValue none = new MetricValue.Absent(absent.get());
            OF_ANY.forEach(metric -> values.put(metric, none));
            if (!(workload instanceof Workload.Infer)) {
                OF_GENERATE.forEach(metric -> values.put(metric, none));
            }
        } else {
            values.putAll(measured(bundle, report.timeline().orElseThrow(), workload));
        }
        values.put(Metric.POWER_IDLE_W, idle(bundle.trial().session()));
        return values;
    }

    private static Map<Metric, MetricValue> measured(Bundle bundle, Timeline timeline, Workload workload) {
        Sensing sensing = bundle.trial().sensing();
        TraceFile trace = bundle.trace().orElseThrow();
        EnergySource source = EnergySource.total(sensing, trace);
        List<Window> windows = MeasuredWindows.of(workload, timeline);
        ShortestTime shortest = new ShortestTime(Thresholds.of(bundle.trial()).clockPeriods());
        TrialEnergy energy = new TrialEnergy(source, windows, shortest);
        Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
        values.put(Metric.ENERGY_J, energy.joules());
        values.put(Metric.POWER_AVG_W, energy.averageWatts());
        values.put(Metric.POWER_PEAK_W, energy.peakWatts());
        values.put(Metric.DISCHARGE_MAH, discharge(bundle, windows, shortest));
        if (!(workload instanceof Workload.Infer)) {
            PhaseEnergy phases = new PhaseEnergy(source, timeline, shortest);
            values.put(Metric.ENERGY_PREFILL_J, phases.prefill());
            values.put(Metric.ENERGY_DECODE_J, phases.decode());
            values.put(
                    Metric.ENERGY_PER_TOKEN_J,
                    phases.perToken(bundle.events().orElseThrow().tokens()));
        }
        return values;
    }

    private static MetricValue discharge(Bundle bundle, List<Window> windows, ShortestTime shortest) {
        return bundle.trial().sensing().rails().stream()
                .filter(rail -> rail.name().equals(Charging.BATTERY))
                .filter(Rail.VoltsAmps.class::isInstance)
                .map(Rail.VoltsAmps.class::cast)
                .findFirst()
                .map(battery -> discharge(battery, bundle, windows, shortest))
                .orElseGet(() -> new MetricValue.Absent("this device has no battery whose current was sampled"));
    }

    /** A battery beside rails that tell the device's power has a charger of its own to fear. */
    private static MetricValue discharge(
            Rail.VoltsAmps battery, Bundle bundle, List<Window> windows, ShortestTime shortest) {
        TraceFile trace = bundle.trace().orElseThrow();
        return Charging.spoils(bundle.trial().before(), bundle.trial().after())
                .or(() -> DischargeCurrent.implausible(battery, trace))
                .<MetricValue>map(MetricValue.Absent::new)
                .orElseGet(() -> TrialEnergy.milliampHours(
                        EnergySource.charge(battery, trace).of(bundle.trial().sensing()), windows, shortest));
    }

    private static Optional<String> whyNone(Bundle bundle, RunnerReport report) {
        TrialDocument trial = bundle.trial();
        if (trial.sensing() == null) {
            return Optional.of(unsensed(bundle.trace(), trial.before()));
        }
        if (trial.sensing().total().isEmpty()) {
            return Optional.of(trial.sensing().powerAbsent());
        }
        if (bundle.trace().isEmpty()) {
            return Optional.of("the probe left no trace");
        }
        if (report.timeline().isEmpty()) {
            return Optional.of("the runner does not say when its phases were");
        }
        return asleep(bundle.trace().get()).or(() -> BatteryPower.spoilt(bundle));
    }

    /** A sleep is no time of the axis that power is summed over. */
    private static Optional<String> asleep(TraceFile trace) {
        return Suspension.told(trace).map(told -> told + ": what it drew meanwhile is in no sample");
    }

    /** A device that has a power source must not look like one that has none. */
    private static String unsensed(Optional<TraceFile> trace, Conditions before) {
        return trace.stream()
                .flatMap(file -> file.traces().values().stream())
                .map(Trace::channel)
                .filter(channel -> channel.unit().equals("W"))
                .map(Channel::name)
                .findFirst()
                .map(name -> "nothing in the bundle says what the samples of " + name + " stand for")
                .orElseGet(() -> Optional.ofNullable(before)
                        .flatMap(conditions -> conditions.find(PowerSources.READING))
                        .filter(reading -> reading.text() != null)
                        .map(reading -> "the power sources of this device were not sampled: " + reading.text())
                        .orElse(PowerSources.NONE));
    }

    private static MetricValue idle(SessionMeasurements session) {
        if (session == null) {
            return new MetricValue.Absent("the device at rest was not measured in this session");
        }
        SessionMeasurements.Idle idle = session.idle();
        return idle == null
                ? new MetricValue.Absent(
                        session.idleAbsent() == null
                                ? "the device at rest was not measured in this session"
                                : session.idleAbsent())
                : new MetricValue.Scalar(idle.powerW(), idle.uncertaintyW(), idle.method());
    }
}
