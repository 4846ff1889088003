package dev.assay.harness.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.collectors.verdict.Thresholds;
import dev.assay.harness.config.Celsius;
import dev.assay.harness.config.Percent;
import java.time.Duration;

/** {@code protocol.verdict} as it is written; what is left out is null and takes the default of {@link Thresholds}. */
record VerdictKeys(
        @JsonProperty("lost_ticks") Percent lostTicks,
        @JsonProperty("lost_ticks_ignored") Long lostTicksIgnored,
        Percent steal,
        Percent background,
        @JsonProperty("hot_start") Celsius hotStart,
        Celsius hot,
        Percent throttled,
        @JsonProperty("throttled_for") Duration throttledFor,
        @JsonProperty("clock_periods") Double clockPeriods,
        Double outlier) {

    Thresholds complete() {
        return new Thresholds(
                share(lostTicks),
                lostTicksIgnored,
                share(steal),
                share(background),
                degrees(hotStart),
                degrees(hot),
                share(throttled),
                throttledFor == null ? null : throttledFor.toNanos() / 1e9,
                clockPeriods,
                outlier);
    }

    private static Double share(Percent percent) {
        return percent == null ? null : percent.percent();
    }

    private static Double degrees(Celsius celsius) {
        return celsius == null ? null : celsius.degrees();
    }
}
