package dev.assay.collectors.energy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A power whose energy is known exactly.
 *
 * @param watts at a moment in s
 * @param joules from moment 0 to a moment in s
 */
record Signal(DoubleUnaryOperator watts, DoubleUnaryOperator joules) {
    private static final double BASE = 3;
    private static final double HEIGHT = 4;

    /** The kinds that the judge puts before the arithmetic; each draws its phases and widths anew. */
    enum Kind {
        CONSTANT("constant"),
        RAMP("ramp"),
        SINE("sine, 0.2-3 Hz"),
        STEP("step"),
        PHASE("high in the interval alone"),
        BURSTS("20 ms bursts, at random"),
        PERIODIC("20 ms bursts, every 47-153 ms"),
        WIDTHS("bursts of 5-50 ms"),
        ONE_BURST("one 20 ms burst");

        final String title;

        Kind(String title) {
            this.title = title;
        }

        Signal draw(Random random, Window window, double lengthS) {
            double begin = window.beginNs() / 1e9;
            return switch (this) {
                case CONSTANT -> {
                    double p = 1 + 9 * random.nextDouble();
                    yield new Signal(_ -> p, t -> p * t);
                }
                case RAMP -> {
                    double slope = (random.nextBoolean() ? 1 : -1) * 0.8 * random.nextDouble();
                    yield new Signal(t -> 5 + slope * t, t -> 5 * t + slope * t * t / 2);
                }
                case SINE -> {
                    double w = 2 * Math.PI * (0.2 + 2.8 * random.nextDouble());
                    double phase = 2 * Math.PI * random.nextDouble();
                    yield new Signal(
                            t -> 5 + 2 * Math.sin(w * t + phase),
                            t -> 5 * t - 2 / w * (Math.cos(w * t + phase) - Math.cos(phase)));
                }
                case STEP -> {
                    double at = begin + window.seconds() * random.nextDouble();
                    double sign = random.nextBoolean() ? 1 : -1;
                    double before = BASE + (sign < 0 ? HEIGHT : 0);
                    yield new Signal(
                            t -> before + (t >= at ? sign * HEIGHT : 0),
                            t -> before * t + sign * HEIGHT * Math.max(0, t - at));
                }
                case PHASE -> bursts(new double[] {begin}, new double[] {window.endNs() / 1e9});
                case BURSTS ->
                    trains(random, lengthS, () -> 0.020, () -> 0.005 - 0.060 * Math.log(random.nextDouble()));
                case PERIODIC -> {
                    double period = 0.047 + 0.106 * random.nextDouble();
                    yield trains(random, lengthS, () -> 0.020, () -> period - 0.020);
                }
                case WIDTHS ->
                    trains(
                            random,
                            lengthS,
                            () -> 0.005 + 0.045 * random.nextDouble(),
                            () -> 0.005 + 0.095 * random.nextDouble());
                case ONE_BURST -> {
                    double at = begin + (window.seconds() - 0.020) * random.nextDouble();
                    yield bursts(new double[] {at}, new double[] {at + 0.020});
                }
            };
        }
    }

    double joules(Window window) {
        return joules.applyAsDouble(window.endNs() / 1e9) - joules.applyAsDouble(window.beginNs() / 1e9);
    }

    private interface Seconds {
        double draw();
    }

    private static Signal trains(Random random, double lengthS, Seconds width, Seconds pause) {
        int most = (int) (lengthS / 0.010) + 2;
        double[] on = new double[most];
        double[] off = new double[most];
        double t = -0.1 * random.nextDouble();
        for (int i = 0; i < most; i++) {
            on[i] = t + pause.draw();
            off[i] = on[i] + width.draw();
            t = off[i];
        }
        return bursts(on, off);
    }

    private static Signal bursts(double[] on, double[] off) {
        double[] sum = new double[on.length + 1];
        for (int i = 0; i < on.length; i++) {
            sum[i + 1] = sum[i] + off[i] - on[i];
        }
        double before = high(on, off, sum, 0);
        return new Signal(
                t -> {
                    int i = last(on, t);
                    return BASE + (i >= 0 && t < off[i] ? HEIGHT : 0);
                },
                t -> BASE * t + HEIGHT * (high(on, off, sum, t) - before));
    }

    /** Seconds of bursts up to a moment. */
    private static double high(double[] on, double[] off, double[] sum, double t) {
        int i = last(on, t);
        return i < 0 ? 0 : sum[i] + Math.min(t, off[i]) - on[i];
    }

    private static int last(double[] on, double t) {
        int at = Arrays.binarySearch(on, t);
        return at >= 0 ? at : -at - 2;
    }
}
