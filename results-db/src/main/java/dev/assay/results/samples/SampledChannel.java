package dev.assay.results.samples;

/**
 * A channel of a stored trial.
 *
 * @param position 0 for the first that was declared
 * @param unit such as {@code B}, {@code s}, {@code W}, {@code °C}
 * @param source the file or counter that was read
 * @param group that it was sampled in; null in a trace of version 1
 * @param rateHz how often it was to be sampled, above 0
 * @param taken samples that are stored
 * @param lost moments of its group that passed without a reading; null when the probe did not live to tell
 * @param unread readings that gave no number; null when the probe did not live to tell
 */
public record SampledChannel(
        int position,
        String name,
        String unit,
        String source,
        String group,
        double rateHz,
        long taken,
        Long lost,
        Long unread) {}
