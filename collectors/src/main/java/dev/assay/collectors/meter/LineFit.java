package dev.assay.collectors.meter;

import java.util.List;

/** A straight line through matched edges by least squares. */
final class LineFit {
    /** About the 97.5 % quantile of Student's t at the few degrees of freedom that edges leave. */
    private static final double T = 2.5;

    private final double knownMean;
    private final double detectedMean;
    private final double slope;
    private final double spread;
    private final double deviation;
    private final int count;

    private LineFit(double knownMean, double detectedMean, double slope, double spread, double deviation, int count) {
        this.knownMean = knownMean;
        this.detectedMean = detectedMean;
        this.slope = slope;
        this.spread = spread;
        this.deviation = deviation;
        this.count = count;
    }

    /** @param pairs {known, detected}, three or more */
    static LineFit of(List<long[]> pairs) {
        long knownOrigin = pairs.getFirst()[0];
        long detectedOrigin = pairs.getFirst()[1];
        double x = pairs.stream().mapToDouble(p -> p[0] - knownOrigin).average().orElseThrow();
        double y =
                pairs.stream().mapToDouble(p -> p[1] - detectedOrigin).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (long[] pair : pairs) {
            double dx = pair[0] - knownOrigin - x;
            xx += dx * dx;
            xy += dx * (pair[1] - detectedOrigin - y);
        }
        double slope = xy / xx;
        double squares = 0;
        for (long[] pair : pairs) {
            double off = pair[1] - detectedOrigin - y - slope * (pair[0] - knownOrigin - x);
            squares += off * off;
        }
        return new LineFit(
                knownOrigin + x,
                detectedOrigin + y,
                slope,
                Math.sqrt(xx),
                Math.sqrt(squares / (pairs.size() - 2)),
                pairs.size());
    }

    /** Of a single edge from the line, ns. */
    double deviation() {
        return deviation;
    }

    double drift() {
        return slope - 1;
    }

    double detectedAt(double known) {
        return detectedMean + slope * (known - knownMean);
    }

    /**
     * The known edges' clock is the device's, the detected ones' the meter's. Half a sample stands for what no residual shows:
     * a pulse in step with the samples is off everywhere by the same.
     */
    Placement placement(double stepNs, String method) {
        double bound = T * deviation / Math.sqrt(count) + stepNs / 2;
        double driftBound = T * Math.max(deviation, stepNs / Math.sqrt(12)) / spread;
        return new Placement(
                Math.round(detectedMean),
                Math.round(knownMean),
                1 / slope - 1,
                (long) Math.ceil(bound),
                driftBound,
                method);
    }
}
