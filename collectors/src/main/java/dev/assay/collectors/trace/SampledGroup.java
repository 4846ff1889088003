package dev.assay.collectors.trace;

import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How well the probe sampled one group of channels.
 *
 * @param hz readings a second it was asked for; null in a trace of version 1
 * @param ticks readings taken; of a command, lines that held a number
 * @param lateTicks of them, begun more than half a period after their time
 * @param lostTicks moments that passed without a reading
 * @param skippedTicks moments left out on purpose, because a reading is slow
 * @param jitterP50Us how late readings began, in µs; null when there was none, and of a command. The other two alike
 * @param cpuS processor time that the group took, in s; null in a trace of version 1
 * @param unread by channel name, readings that gave no number; none where all did
 * @param commandEnded how a command ended before it was stopped, such as {@code exit code 9}; otherwise null
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SampledGroup(
        String name,
        Integer hz,
        long ticks,
        long lateTicks,
        long lostTicks,
        long skippedTicks,
        Double jitterP50Us,
        Double jitterP99Us,
        Double jitterMaxUs,
        Double cpuS,
        Map<String, Long> unread,
        String commandEnded) {
    public SampledGroup {
        if (name == null || ticks < 0 || lateTicks < 0 || lostTicks < 0 || skippedTicks < 0) {
            throw new IllegalArgumentException("a group of samples has a name, and no count of it is below 0");
        }
        unread = unread == null ? Map.of() : Map.copyOf(unread);
    }

    /** Of the moments at which it was to be read, those that were lost, in %; empty when there was none. */
    public OptionalDouble lostPct() {
        long due = ticks + lostTicks;
        return due == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * lostTicks / due);
    }
}
