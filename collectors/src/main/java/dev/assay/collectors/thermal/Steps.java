package dev.assay.collectors.thermal;

import dev.assay.collectors.event.Event;
import dev.assay.collectors.event.Events;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The like units of work that a runner stamped, in order of time: a decode step from one token to the next, or an
 * inference. A prompt's pass is work of another kind and stands between steps.
 *
 * @param unit of their rate
 */
record Steps(List<Step> all, String unit) {
    static final String TOKENS = "tok/s";
    static final String INFERENCES = "inf/s";

    /**
     * Times in ns of the device's monotonic clock.
     *
     * @param depth which step of its iteration it is: attention reads that much more
     */
    record Step(long begin, long end, int depth) {
        double seconds() {
            return (end - begin) / 1e9;
        }
    }

    /** @param events without problems */
    static Steps of(Events events) {
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<Integer, List<Event.Token>> iteration : new TreeMap<>(events.tokens()).entrySet()) {
            List<Event.Token> tokens = iteration.getValue();
            for (int i = 1; i < tokens.size(); i++) {
                steps.add(new Step(tokens.get(i - 1).at(), tokens.get(i).at(), i));
            }
        }
        String unit = steps.isEmpty() ? INFERENCES : TOKENS;
        if (steps.isEmpty()) {
            events.infers().forEach(infer -> steps.add(new Step(infer.begin(), infer.end(), 0)));
        }
        steps.sort(Comparator.comparingLong(Step::begin));
        return new Steps(List.copyOf(steps), unit);
    }

    /** Seconds spent in steps: the time between them is not counted. */
    double seconds() {
        return all.stream().mapToDouble(Step::seconds).sum();
    }
}
