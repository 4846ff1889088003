package dev.assay.collectors.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.collectors.bundle.BundleJson;
import dev.assay.collectors.sensing.SessionMeasurements.Bandwidth;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * Output of {@code probe bandwidth --json}: {@value #SCHEMA}.
 *
 * @param bytesPerS of the fastest pass
 * @param medianBytesPerS of the middle one
 * @param bytes read in a pass by all threads together
 * @param cacheBytes of the processors' last caches together; 0 where the kernel does not say
 * @param passS time of each pass, s, in order
 */
public record BandwidthOutput(
        String schema,
        @JsonProperty("bytes_per_s") double bytesPerS,
        @JsonProperty("median_bytes_per_s") double medianBytesPerS,
        int threads,
        long bytes,
        @JsonProperty("cache_bytes") long cacheBytes,
        @JsonProperty("pass_s") List<Double> passS) {
    public static final String SCHEMA = "assay.bandwidth/1";

    /** @throws FactsException when it is no whole document of this format */
    public static BandwidthOutput parse(String json) throws FactsException {
        try {
            BandwidthOutput output = BundleJson.mapper().readValue(json, BandwidthOutput.class);
            if (output == null || !SCHEMA.equals(output.schema()) || output.passS() == null) {
                throw FactsException.ofBandwidth("it is not " + SCHEMA, null);
            }
            return output;
        } catch (JacksonException e) {
            throw FactsException.ofBandwidth(e.getOriginalMessage(), e);
        }
    }

    /** As it is kept with a trial. */
    public Bandwidth measurement() {
        String method =
                "probe bandwidth: each thread sums its own part of a buffer; the best of %d passes, median %.2f GB/s"
                        .formatted(passS.size(), medianBytesPerS / 1e9);
        return new Bandwidth(bytesPerS, threads, bytes, method);
    }
}
