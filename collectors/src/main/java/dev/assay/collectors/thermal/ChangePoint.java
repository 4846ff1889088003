package dev.assay.collectors.thermal;

import java.util.Optional;

/**
 * One change of level in a series, found by least squares: y = a + b x + s [i >= k] + noise against y = a + b x, where x is
 * a known influence that is none of the change (how deep in its context a token was made) and b is never negative.
 *
 * <p>Criterion: the likelihood ratio of normal noise for the best k, n' ln(RSS0 / RSS1) (Quandt 1958; Csoergo and Horvath,
 * "Limit Theorems in Change-Point Analysis", 1997, section 1.4), over {@value #CRITICAL}. Noise of computers is
 * autocorrelated, so in place of n stands the number of independent observations that it is worth, n' = n (1 - r) / (1 + r)
 * with r the lag-1 autocorrelation of what the change leaves over (Bayley and Hammersley 1946). Of independent noise the supremum passes 13 in about
 * one of a hundred series (Andrews, Econometrica 71 (2003), table 1); docs/thermals.md has the rates measured here.
 */
final class ChangePoint {
    static final double CRITICAL = 22;

    private static final double MOST_CORRELATED = 0.95;
    /** Below this share of what was to be explained, what is left over is rounding. */
    private static final double NOTHING = 1e-12;

    /**
     * @param at the first index behind the change
     * @param slope b, what one of x adds; 0 or more
     * @param step s, what the change adds
     */
    record Change(int at, double slope, double step) {}

    private final double[] y;
    private final double[] x;
    private final int from;
    private final int to;

    private ChangePoint(double[] y, double[] x, int from, int to) {
        this.y = y;
        this.x = x;
        this.from = from;
        this.to = to;
    }

    /**
     * Looks from index {@code from} to before {@code to}, for a change with at least {@code before} values before it and
     * {@code after} from it on.
     *
     * @return empty when there are too few values, or noise explains them
     */
    static Optional<Change> find(double[] y, double[] x, int from, int to, int before, int after) {
        if (to - from < before + after) {
            return Optional.empty();
        }
        ChangePoint with = new ChangePoint(y, x, from, to);
        Optional<Change> change = with.best(true, before, after);
        if (change.isPresent() && change.get().slope() < 0) {
            change = with.best(false, before, after);
        }
        return change.filter(with::isBeyondNoise);
    }

    /** Frisch and Waugh: s is the regression of y on the indicator once x is taken out of both. */
    private Optional<Change> best(boolean influenced, int before, int after) {
        int n = to - from;
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = from; i < to; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        double alone = influenced && xx > 0 ? xy / xx : 0;
        double restBehind = 0;
        double xBehind = 0;
        Change best = null;
        double most = 0;
        for (int k = to - 1; k >= from + before; k--) {
            restBehind += y[k] - meanY - alone * (x[k] - meanX);
            xBehind += x[k] - meanX;
            double behind = to - k;
            double ofX = influenced && xx > 0 ? xBehind / xx : 0;
            double own = behind - behind * behind / n - ofX * xBehind;
            if (to - k >= after && own > 1e-9 * n && restBehind * restBehind / own > most) {
                most = restBehind * restBehind / own;
                double step = restBehind / own;
                best = new Change(k, alone - step * ofX, step);
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isBeyondNoise(Change change) {
        double slope = Math.max(0, leastSquaresSlope());
        double without = squares(slope, 0, to);
        double with = squares(change.slope(), change.step(), change.at());
        if (with <= NOTHING * without) {
            return without > 0;
        }
        double r = Math.clamp(correlation(change), 0, MOST_CORRELATED);
        return (to - from) * (1 - r) / (1 + r) * Math.log(without / with) > CRITICAL;
    }

    private double leastSquaresSlope() {
        double meanX = mean(x);
        double xx = 0;
        double xy = 0;
        for (int i = from; i < to; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * y[i];
        }
        return xx > 0 ? xy / xx : 0;
    }

    /** Of what is left over once slope and step are taken out, each part about its own mean. */
    private double squares(double slope, double step, int at) {
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += rest(i, slope, step, at) / (to - from);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            double rest = rest(i, slope, step, at) - mean;
            sum += rest * rest;
        }
        return sum;
    }

    private double correlation(Change change) {
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += rest(i, change.slope(), change.step(), change.at()) / (to - from);
        }
        double squares = 0;
        double products = 0;
        double last = 0;
        for (int i = from; i < to; i++) {
            double rest = rest(i, change.slope(), change.step(), change.at()) - mean;
            squares += rest * rest;
            products += i > from ? rest * last : 0;
            last = rest;
        }
        double n = to - from;
        double r = products / squares;
        return r + (1 + 3 * r) / n;
    }

    private double rest(int i, double slope, double step, int at) {
        return y[i] - slope * x[i] - (i >= at ? step : 0);
    }

    private double mean(double[] values) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
