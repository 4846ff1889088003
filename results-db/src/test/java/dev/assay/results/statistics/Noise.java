package dev.assay.results.statistics;

import java.util.Random;

/** How the logarithm of a speed wanders over the trials of a session, one after another, while nothing is changed. */
enum Noise {
    LOG_NORMAL("log-normal, CV 3 %") {
        @Override
        double[] of(int trials, Random random) {
            return plus(random, 0.03, new double[trials]);
        }
    },
    AUTOCORRELATED("autocorrelated, r = 0.7, CV 3 %") {
        @Override
        double[] of(int trials, Random random) {
            double[] values = new double[trials];
            double state = 0.03 * random.nextGaussian();
            for (int t = 0; t < trials; t++) {
                values[t] = state;
                state = 0.7 * state + Math.sqrt(1 - 0.7 * 0.7) * 0.03 * random.nextGaussian();
            }
            return values;
        }
    },
    LINEAR_DRIFT("linear drift of 10 %, CV 2 %") {
        @Override
        double[] of(int trials, Random random) {
            return plus(random, 0.02, slope(trials, 0.1, random));
        }
    },
    RANDOM_WALK("random walk of 1 % a trial, CV 2 %") {
        @Override
        double[] of(int trials, Random random) {
            double[] values = new double[trials];
            for (int t = 1; t < trials; t++) {
                values[t] = values[t - 1] + 0.01 * random.nextGaussian();
            }
            return plus(random, 0.02, values);
        }
    },
    DRIFT_AND_BURSTS("drift of 5 %, bursts 20 % slower, CV 2 %") {
        @Override
        double[] of(int trials, Random random) {
            double[] values = plus(random, 0.02, slope(trials, 0.05, random));
            int left = 0;
            for (int t = 0; t < trials; t++) {
                left = left == 0 && random.nextDouble() < 0.05 ? 3 : left;
                values[t] -= left > 0 ? 0.2 : 0;
                left = Math.max(0, left - 1);
            }
            return values;
        }
    },
    /** Of two sessions: what no trial of either tells. */
    OFFSET_BETWEEN_HALVES("each half 2 % off by itself, CV 3 %") {
        @Override
        double[] of(int trials, Random random) {
            double[] values = new double[trials];
            double first = 0.02 * random.nextGaussian();
            double second = 0.02 * random.nextGaussian();
            for (int t = 0; t < trials; t++) {
                values[t] = t < trials / 2 ? first : second;
            }
            return plus(random, 0.03, values);
        }
    };

    private final String label;

    Noise(String label) {
        this.label = label;
    }

    abstract double[] of(int trials, Random random);

    @Override
    public String toString() {
        return label;
    }

    private static double[] plus(Random random, double deviation, double[] values) {
        for (int t = 0; t < values.length; t++) {
            values[t] += deviation * random.nextGaussian();
        }
        return values;
    }

    private static double[] slope(int trials, double total, Random random) {
        double[] values = new double[trials];
        double signed = random.nextBoolean() ? total : -total;
        for (int t = 0; t < trials; t++) {
            values[t] = signed * t / trials;
        }
        return values;
    }
}
