package dev.assay.collectors.sensing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sensing(
        String profile,
        List<Rail> total,
        List<Rail> rails,
        String powerAbsent,
        List<String> temperatures,
        List<String> frequencies,
        String simulated) {
    public Sensing {
        total = List.copyOf(total);
        rails = List.copyOf(rails);
        temperatures = List.copyOf(temperatures);
        frequencies = List.copyOf(frequencies);
        if (total.isEmpty() == (powerAbsent == null)) {
            throw new IllegalArgumentException("either a total of rails, or the reason why there is none");
        }
    }

    /** The same, of sensors that something else drove. */
    public Sensing simulatedBy(String what) {
        return new Sensing(profile, total, rails, powerAbsent, temperatures, frequencies, what);
    }
}
