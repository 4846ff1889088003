package dev.assay.agents.remote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a detached job stands, in the probe's words: docs/formats/jobs.md.
 *
 * @param problem of a lost job; null where there is none
 * @param bundle its folder on the device; null while unknown
 * @param files of a collected bundle, by name; null before it is collected
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record JobState(State state, String problem, String bundle, Map<String, Collected> files) {
    enum State {
        @JsonProperty("unknown")
        UNKNOWN,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("ended")
        ENDED,
        @JsonProperty("lost")
        LOST
    }

    /** @param sha256 as the device computed it, 64 hexadecimal digits */
    record Collected(long bytes, String sha256) {}

    /** @throws JacksonException when it is no such document */
    static JobState parse(String said) {
        JobState state = JsonMapper.shared().readValue(said, JobState.class);
        if (state.state() == null) {
            throw new IllegalArgumentException("no state in: " + said);
        }
        return state;
    }
}
