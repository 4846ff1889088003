package dev.assay.results.statistics;

/** The bootstrap distribution of a statistic: every value that it takes over resamples, and how often. */
interface Resampled {
    /** Share of the resamples below a value, those equal to it counted half; in [0, 1]. */
    double midRank(double value);

    /** @param low in [0, 1], as {@code high} */
    Bounds quantiles(double low, double high);

    /** The least step of {@link #midRank} from 0 and 1: half the share of one resample. */
    double resolution();
}
