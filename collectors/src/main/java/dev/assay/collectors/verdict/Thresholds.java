package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.TrialDocument;

/**
 * From which numbers on a trial is suspect, and what counts as hot and as throttled: the defaults of all rules in one place.
 * docs/verdicts.md says what to do about each. A number equal to its limit is still good. A suite may set each under
 * {@code protocol.verdict}; {@code trial.json} keeps all of them, so that a bundle is judged by the thresholds of its run.
 *
 * <p>A component that is given as null takes its default: what a suite leaves out, and what a bundle of an older version
 * does not know.
 *
 * @param lostTicksPct share of the moments at which the probe was to sample and could not. 1 %: the figures made from
 *     samples are peaks, and a peak lasts longer than a hundredth of a trial only by luck; a probe that cannot keep up
 *     also says that the processor was not free
 * @param lostTicksIgnored so many lost ticks are no ground, whatever their share: of a trial that lasts a quarter of a
 *     second at 100 Hz, one tick is 4 %
 * @param cpuStealPct share of the device's processor time that a hypervisor gave to others. 5 %: decode at a barrier
 *     waits for the slowest thread, so a loss there shows in full in the rate, and 5 % is what a suite should still be
 *     able to tell apart
 * @param otherLoadPct share of the device's processor time that others than the trial used. 10 % of the whole
 *     device: below it are the daemons of a phone at rest and the coordinator on the same board; above it a core of
 *     eight is as good as gone
 * @param hotStartC hottest zone before the trial, °C. 60: boards without a fan rest at 45 to 55; a trial that starts
 *     above it has spent half of the way to the trip points (70 to 95) before its first token. A phone wants 40
 * @param hotC above which {@code temp_above_s} counts, °C. 70: the lowest passive trip point that is common in the device
 *     trees of Linux boards; where a device slows down, it does so above it
 * @param throttleDropPct by how much the decode rate or a clock must fall below its earlier plateau. 10 %: a step that
 *     size is no jitter of a median over seconds, and a smaller one moves a trial's figure by less than trials differ
 * @param throttleSeconds how long it must stay there, s. 3: longer than a garbage collection, a burst of a daemon or a
 *     governor's hesitation, shorter than any cooling
 * @param clockPeriods a phase whose energy or power is told must last so many sampling periods of what it is made from, and
 *     so many times the bound of the clock that placed it; else the figure is withheld, and the trial is as good as before. 2:
 *     with fewer, an edge is as large as the phase. 0: told whatever it is made from
 * @param outlierScore modified z-score (Iglewicz and Hoaglin 1993) beyond which a trial stands apart from the other trials
 *     of its cell. 3.5: theirs
 */
public record Thresholds(
        Double lostTicksPct,
        Long lostTicksIgnored,
        Double cpuStealPct,
        Double otherLoadPct,
        Double hotStartC,
        Double hotC,
        Double throttleDropPct,
        Double throttleSeconds,
        Double clockPeriods,
        Double outlierScore) {

    public static final Thresholds DEFAULTS =
            new Thresholds(null, null, null, null, null, null, null, null, null, null);

    public Thresholds {
        lostTicksPct = or(lostTicksPct, 1.0);
        lostTicksIgnored = or(lostTicksIgnored, 3L);
        cpuStealPct = or(cpuStealPct, 5.0);
        otherLoadPct = or(otherLoadPct, 10.0);
        hotStartC = or(hotStartC, 60.0);
        hotC = or(hotC, 70.0);
        throttleDropPct = or(throttleDropPct, 10.0);
        throttleSeconds = or(throttleSeconds, 3.0);
        clockPeriods = or(clockPeriods, 2.0);
        outlierScore = or(outlierScore, 3.5);
    }

    /** Those of the run that a trial belongs to; the defaults where its document has none. */
    public static Thresholds of(TrialDocument trial) {
        return trial.thresholds() == null ? DEFAULTS : trial.thresholds();
    }

    private static <T> T or(T value, T fallback) {
        return value == null ? fallback : value;
    }
}
