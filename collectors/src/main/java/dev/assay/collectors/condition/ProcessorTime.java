package dev.assay.collectors.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Processor time of the whole device since boot, over all its processors: counters, of use as differences.
 * {@code /proc/stat}, first line, proc(5): user nice system idle iowait irq softirq steal, in ticks; guest time is part of
 * user time and not counted again.
 */
public final class ProcessorTime {
    /** Seconds the device had: busy, idle and stolen. */
    public static final String TOTAL = "cpu_total_s";
    /** Seconds spent working. */
    public static final String BUSY = "cpu_busy_s";
    /** Seconds the hypervisor gave to others while something here wanted to run. */
    public static final String STEAL = "cpu_steal_s";
    /** Share of the device's processor time between two readings that others than the trial used. */
    public static final String OTHER_SHARE = "cpu_other_share_pct";

    static final String STAT = "/proc/stat";

    // USER_HZ is 100 in every ABI that Assay runs on (include/asm-generic/param.h of Linux).
    private static final double TICKS_PER_S = 100;
    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    private static final int STOLEN = 7;
    private static final int FIELDS = 8;

    private ProcessorTime() {}

    static List<Condition> parse(Optional<String> text) {
        if (text.isEmpty()) {
            return absent(Texts.NOT_THERE);
        }
        String[] fields = text.get().lines().findFirst().orElse("").strip().split("\\s+");
        OptionalDouble[] ticks =
                Arrays.stream(fields).skip(1).limit(FIELDS).map(Texts::number).toArray(OptionalDouble[]::new);
        if (!fields[0].equals("cpu")
                || ticks.length < FIELDS
                || Arrays.stream(ticks).anyMatch(OptionalDouble::isEmpty)) {
            return absent(Texts.NOT_UNDERSTOOD);
        }
        double total =
                Arrays.stream(ticks).mapToDouble(OptionalDouble::getAsDouble).sum();
        double steal = ticks[STOLEN].getAsDouble();
        double busy = total - ticks[IDLE].getAsDouble() - ticks[IOWAIT].getAsDouble() - steal;
        return List.of(
                Condition.of(TOTAL, "s", total / TICKS_PER_S, STAT),
                Condition.of(BUSY, "s", busy / TICKS_PER_S, STAT),
                Condition.of(STEAL, "s", steal / TICKS_PER_S, STAT));
    }

    /**
     * {@value #OTHER_SHARE}: 100 x (busy - own) / total, each a difference of the two readings; 0 when the difference of
     * two clocks makes it negative.
     *
     * @param ownS processor seconds of the trial itself in between: the runner's and the probe's
     */
    public static Condition otherShare(Conditions before, Conditions after, double ownS) {
        OptionalDouble total = difference(before, after, TOTAL);
        OptionalDouble busy = difference(before, after, BUSY);
        if (total.isEmpty() || busy.isEmpty() || !(total.getAsDouble() > 0)) {
            return Condition.absent(
                    OTHER_SHARE, "%", "processor time was not read before and after, or stood still", STAT);
        }
        double share = 100 * (busy.getAsDouble() - ownS) / total.getAsDouble();
        return Condition.of(OTHER_SHARE, "%", Math.max(0, share), STAT + " before and after, less the trial's own");
    }

    /** How much a counter grew; empty unless it was read both times, or when it fell: the device started anew. */
    public static OptionalDouble difference(Conditions before, Conditions after, String counter) {
        OptionalDouble first = before == null ? OptionalDouble.empty() : before.value(counter);
        OptionalDouble second = after == null ? OptionalDouble.empty() : after.value(counter);
        return first.isPresent() && second.isPresent() && second.getAsDouble() >= first.getAsDouble()
                ? OptionalDouble.of(second.getAsDouble() - first.getAsDouble())
                : OptionalDouble.empty();
    }

    private static List<Condition> absent(String why) {
        return List.of(TOTAL, BUSY, STEAL).stream()
                .map(name -> Condition.absent(name, "s", why, STAT))
                .toList();
    }
}
