package dev.assay.collectors.verdict;

/**
 * Above which numbers a trial is suspect: the defaults of all rules in one place. docs/verdicts.md says what to do about
 * each. A number equal to its limit is still good.
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
 */
public record Thresholds(double lostTicksPct, long lostTicksIgnored, double cpuStealPct, double otherLoadPct) {
    public static final Thresholds DEFAULTS = new Thresholds(1, 3, 5, 10);
}
