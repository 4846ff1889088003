package dev.assay.collectors.perfetto;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a trace of perfetto holds of the sources that Assay asks for.
 *
 * @param quantities by {@link Quantity#key key}, in the order in which they first came
 * @param rails that were described, by the key of their quantity
 * @param clockBoundNs how far a time here may be from the device's monotonic clock, ns: as far as the snapshots of the clocks
 *     contradict each other
 * @param losses what is missing or was left out, a sentence each; empty where the trace is whole
 */
public record PerfettoTrace(
        Map<String, Recorded> quantities, Map<String, Rail> rails, long clockBoundNs, List<String> losses) {

    public PerfettoTrace {
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
        rails = Collections.unmodifiableMap(new LinkedHashMap<>(rails));
        losses = List.copyOf(losses);
    }

    /**
     * A power rail as the device describes it.
     *
     * @param name such as {@code S2M_VDD_CPUCL2}
     * @param subsystem such as {@code CPU}; null where it has none
     * @param samplingHz of the hardware; null where it is not told
     */
    public record Rail(String name, String subsystem, Long samplingHz) {}

    public Optional<Recorded> quantity(String key) {
        return Optional.ofNullable(quantities.get(key));
    }
}
