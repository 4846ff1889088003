package dev.assay.collectors.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Processors of one kind and one highest clock.
 *
 * @param processor its maker's name for the core; null where no source tells it
 * @param count of processors, 1 or more
 * @param maxMhz highest clock, MHz; null where no source tells it, or sources contradict each other
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cluster(
        String processor,
        int count,
        @JsonProperty("max_mhz") Integer maxMhz) {}
