package dev.assay.collectors.clock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Where a device's clocks lay at one moment: part of {@code trial.json}, docs/clocks.md.
 *
 * @param offsetNs device's monotonic clock less the coordinator's
 * @param boundNs the true offset is no further away
 * @param atNs coordinator's monotonic clock at that moment, as {@link System#nanoTime()} has it
 * @param at the same by the coordinator's wall clock, for people
 * @param trips round trips made, of which the shortest counts
 * @param wallNs device's wall clock less its monotonic one: another value later means that the wall clock was set
 * @param asleepNs how long the device had slept since it was started
 */
public record ClockReading(long offsetNs, long boundNs, long atNs, Instant at, int trips, long wallNs, long asleepNs) {

    /**
     * @param answers one or more, made within a few seconds
     * @param at coordinator's wall clock, beside them
     * @throws ClockException when they contradict each other: a clock jumped, or the device was started again
     */
    public static ClockReading of(List<ClockAnswer> answers, Instant at) throws ClockException {
        ClockOffset offset =
                ClockOffset.of(answers.stream().map(ClockAnswer::trip).toList());
        DeviceTimes device = answers.stream()
                .min(Comparator.comparingLong(answer -> answer.trip().durationNs()))
                .orElseThrow()
                .device();
        return new ClockReading(
                offset.offsetNs(),
                offset.boundNs(),
                offset.atNs(),
                at,
                answers.size(),
                device.wallNs(),
                device.asleepNs());
    }

    public ClockOffset offset() {
        return new ClockOffset(offsetNs, boundNs, atNs);
    }
}
