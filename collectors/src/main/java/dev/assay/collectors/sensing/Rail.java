package dev.assay.collectors.sensing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A supply whose power is known from channels of the trace. Each names its channels. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Rail.Power.class, name = "power"),
    @JsonSubTypes.Type(value = Rail.VoltsAmps.class, name = "volts_amps"),
    @JsonSubTypes.Type(value = Rail.Counter.class, name = "counter")
})
public sealed interface Rail {
    /** As the board names it, such as {@code VDD_IN}; {@code battery} for a battery. */
    String name();

    /** @param watts channel in W */
    record Power(String name, String watts) implements Rail {}

    /**
     * Voltage times current.
     *
     * @param volts channel in V
     * @param amps channel in A
     * @param sign 1 where a positive current is consumption, -1 where a negative one is
     */
    record VoltsAmps(String name, String volts, String amps, int sign) implements Rail {
        public VoltsAmps {
            if (sign != 1 && sign != -1) {
                throw new IllegalArgumentException("a sign is 1 or -1, got " + sign);
            }
        }
    }

    /**
     * Energy since some moment.
     *
     * @param joules channel in J
     * @param wrapsAtJ at which it starts again at 0; null when it never does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Counter(String name, String joules, Double wrapsAtJ) implements Rail {}
}
