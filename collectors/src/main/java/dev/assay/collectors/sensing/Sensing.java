package dev.assay.collectors.sensing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the channels of a trial stand for, decided before it ran from the device's facts and its profile, and kept in
 * {@code trial.json}: a bundle can be judged without either.
 *
 * @param profile name of the device profile
 * @param total the rails whose sum is the device's power; empty when it is not known
 * @param rails all rails that were sampled, those of {@code total} among them
 * @param powerAbsent why {@code total} is empty; null when it is not
 * @param temperatures names of channels in °C
 * @param frequencies names of channels in Hz of processor clusters
 * @param simulated what drove the sensors where they were not the device's own; null on a real device
 * @param recording channels that the device's own tracer recorded; null where none was to
 * @param collectors of a device with several sources for one quantity: by quantity, which one is used, and why not those
 *     before it; empty of others
 * @param thermalStatuses names of channels of Android's thermal statuses, 0 to 6, the device's first; empty where none was
 *     sampled
 * @param meters external ones that the coordinator read beside the trial; empty where there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sensing(
        String profile,
        List<Rail> total,
        List<Rail> rails,
        String powerAbsent,
        List<String> temperatures,
        List<String> frequencies,
        String simulated,
        Recording recording,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> collectors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> thermalStatuses,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Meter> meters) {
    @JsonCreator
    public Sensing {
        collectors = collectors == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(collectors));
        thermalStatuses = thermalStatuses == null ? List.of() : List.copyOf(thermalStatuses);
        meters = meters == null ? List.of() : List.copyOf(meters);
        total = List.copyOf(total);
        rails = List.copyOf(rails);
        temperatures = List.copyOf(temperatures);
        frequencies = List.copyOf(frequencies);
        if (total.isEmpty() == (powerAbsent == null)) {
            throw new IllegalArgumentException("either a total of rails, or the reason why there is none");
        }
    }

    /** Of a device whose sensors the probe alone reads. */
    public Sensing(
            String profile,
            List<Rail> total,
            List<Rail> rails,
            String powerAbsent,
            List<String> temperatures,
            List<String> frequencies,
            String simulated) {
        this(profile, total, rails, powerAbsent, temperatures, frequencies, simulated, null, null, null, null);
    }

    /** Of one that no external meter was read beside. */
    public Sensing(
            String profile,
            List<Rail> total,
            List<Rail> rails,
            String powerAbsent,
            List<String> temperatures,
            List<String> frequencies,
            String simulated,
            Recording recording,
            Map<String, String> collectors,
            List<String> thermalStatuses) {
        this(
                profile,
                total,
                rails,
                powerAbsent,
                temperatures,
                frequencies,
                simulated,
                recording,
                collectors,
                thermalStatuses,
                null);
    }

    /** The same, of sensors that something else drove. */
    public Sensing simulatedBy(String what) {
        return new Sensing(
                profile,
                total,
                rails,
                powerAbsent,
                temperatures,
                frequencies,
                what,
                recording,
                collectors,
                thermalStatuses,
                meters);
    }

    /** What stands behind the method of a figure that sensors told: empty on a real device. */
    public String drivenBy() {
        return simulated == null ? "" : ", sensors driven by " + simulated;
    }

    /**
     * The same, with external meters read beside it. One that measures the device is its power, whatever else there is: what the
     * device's own sensors see is a part of that.
     */
    public Sensing meteredBy(List<Meter> beside) {
        List<Rail> whole = beside.stream()
                .filter(meter -> meter.measures() == Meter.Measures.DEVICE)
                .map(Meter::rail)
                .toList();
        Map<String, String> sources = new LinkedHashMap<>(collectors);
        whole.forEach(rail -> sources.put(
                "power",
                rail.name() + ", which the whole device hangs at; "
                        + (total.isEmpty()
                                ? "of itself: " + powerAbsent
                                : "before " + total.stream().map(Rail::name).collect(Collectors.joining(" + ")))));
        return new Sensing(
                profile,
                whole.isEmpty() ? total : whole,
                Stream.concat(rails.stream(), beside.stream().map(Meter::rail)).toList(),
                whole.isEmpty() ? powerAbsent : null,
                temperatures,
                frequencies,
                simulated,
                recording,
                sources,
                thermalStatuses,
                beside);
    }
}
