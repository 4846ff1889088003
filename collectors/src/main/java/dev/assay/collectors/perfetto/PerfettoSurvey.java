package dev.assay.collectors.perfetto;

import java.util.List;

/** What came of asking a device for its perfetto, once in a session. */
public sealed interface PerfettoSurvey {
    /**
     * It will not be used.
     *
     * @param why in words, without a full stop
     */
    record Absent(String why) implements PerfettoSurvey {}

    /**
     * It records.
     *
     * @param version as it calls itself
     * @param config that it took
     * @param refused what it said of larger ones
     * @param tried what it recorded when it was tried
     */
    record Present(String version, PerfettoConfig config, List<String> refused, PerfettoTrace tried)
            implements PerfettoSurvey {
        public Present {
            refused = List.copyOf(refused);
        }
    }
}
