package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.condition.ServiceConditions;
import dev.assay.collectors.thermal.ThermalStatus;
import dev.assay.collectors.thermal.ThermalTransition;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.verdict.Reason.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A device that says itself that it is slowed down so that anybody notices. The device's own status counts, not a single
 * sensor's; below severe the maker says that hardly anybody does, and what there is to see {@link ThrottlingDoubt} sees.
 */
final class ThermalStatusDoubt {
    private static final ThermalStatus LIMIT = ThermalStatus.SEVERE;

    private ThermalStatusDoubt() {}

    static Optional<Reason> of(Bundle bundle) {
        if (bundle.trial().cell().workload() instanceof Workload.Sustained) {
            return Optional.empty(); // heat is what it is about
        }
        return gravest(bundle).filter(status -> status.atLeast(LIMIT)).map(status -> reason(bundle, status));
    }

    private static Reason reason(Bundle bundle, ThermalStatus status) {
        return new Reason(
                Code.THROTTLED,
                status.ordinal(),
                LIMIT.ordinal(),
                "thermal status",
                "the device's own thermal status was " + status.word() + when(bundle)
                        + "; cool it longer between trials");
    }

    private static Optional<ThermalStatus> gravest(Bundle bundle) {
        DoubleStream sampled = deviceStatus(bundle).stream().flatMapToDouble(trace -> Arrays.stream(trace.values()));
        DoubleStream around = Stream.of(bundle.trial().before(), bundle.trial().after())
                .map(ThermalStatusDoubt::status)
                .flatMapToDouble(OptionalDouble::stream);
        return DoubleStream.concat(sampled, around)
                .mapToObj(ThermalStatus::of)
                .flatMap(Optional::stream)
                .max(ThermalStatus::compareTo);
    }

    private static OptionalDouble status(Conditions conditions) {
        return conditions == null ? OptionalDouble.empty() : conditions.value(ServiceConditions.THERMAL_STATUS);
    }

    /** Empty where it was not sampled. */
    private static Optional<Trace> deviceStatus(Bundle bundle) {
        return Optional.ofNullable(bundle.trial().sensing())
                .flatMap(sensing -> sensing.thermalStatuses().stream().findFirst())
                .flatMap(name -> bundle.trace().flatMap(file -> file.trace(name)));
    }

    /** Which sensor rose to it, and when after the runner's start. */
    private static String when(Bundle bundle) {
        List<ThermalTransition> rises = ThermalTransition.of(bundle).stream()
                .filter(transition -> transition.to().atLeast(LIMIT))
                .toList();
        Optional<Long> start = bundle.trace().flatMap(file -> file.runnerStartedNs());
        if (rises.isEmpty() || start.isEmpty()) {
            return "";
        }
        return " (" + rises.getFirst().since(start.get()) + ")";
    }
}
