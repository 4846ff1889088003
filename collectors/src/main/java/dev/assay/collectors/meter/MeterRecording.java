package dev.assay.collectors.meter;

import dev.assay.collectors.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a meter recorded, on its own axis: ns since its first sample.
 *
 * @param watts as recorded, or volts times amps
 * @param amps empty when it recorded power alone
 * @param began when the first sample was taken, by the clock of the machine that drove the meter; empty when it does not say
 * @param skipped lines that hold no sample, with their numbers and what is wrong with them; at most one in a hundred
 */
public record MeterRecording(Trace watts, Optional<Trace> amps, Optional<Instant> began, List<String> skipped) {
    public MeterRecording {
        skipped = List.copyOf(skipped);
    }
}
