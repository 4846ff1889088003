package dev.assay.collectors.thermal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Synthetic decode steps with a known onset of throttling: gaps of one length, more with depth, times noise that remembers
 * (AR(1)), with now and then a stall; iterations with a prompt's pass between them.
 *
 * @param onsetS where it slows down, s from the first step; not finite: never
 * @param drop share by which the rate falls there
 * @param cv standard deviation of the noise over the mean
 * @param memory correlation of neighbouring gaps' noise, 0 to below 1
 * @param depthGrowth by what share the last gap of an iteration is longer than the first
 * @param stalls share of gaps that are 5 to 30 times as long
 */
record SyntheticDecode(
        double rate,
        double seconds,
        double onsetS,
        double drop,
        double cv,
        double memory,
        int iterationTokens,
        double depthGrowth,
        double stalls) {

    SyntheticDecode throttled(double atS, double by) {
        return new SyntheticDecode(rate, seconds, atS, by, cv, memory, iterationTokens, depthGrowth, stalls);
    }

    static SyntheticDecode random(SplittableRandom random, double cv, double memory) {
        return new SyntheticDecode(
                10 * Math.pow(12, random.nextDouble()),
                20 + 70 * random.nextDouble(),
                Double.POSITIVE_INFINITY,
                0,
                cv,
                memory,
                64 + random.nextInt(1000),
                0.4 * random.nextDouble(),
                random.nextBoolean() ? 0.002 : 0);
    }

    /** A device's clock does not begin with the trial. */
    static final double START_S = 5;

    SyntheticDecode withDepthGrowth(double share) {
        return new SyntheticDecode(rate, seconds, onsetS, drop, cv, memory, iterationTokens, share, stalls);
    }

    /** Steps one after the other, without noise. */
    static final class Builder {
        private final List<Steps.Step> steps = new ArrayList<>();
        private long at = Math.round(START_S * 1e9);

        Builder step(double seconds) {
            long end = at + Math.round(seconds * 1e9);
            steps.add(new Steps.Step(at, end, 1));
            at = end;
            return this;
        }

        Builder steps(int count, double seconds) {
            for (int i = 0; i < count; i++) {
                step(seconds);
            }
            return this;
        }

        Steps steps() {
            return new Steps(List.copyOf(steps), Steps.TOKENS);
        }
    }

    Steps steps(SplittableRandom random) {
        List<Steps.Step> steps = new ArrayList<>();
        double at = START_S;
        double noise = gaussian(random);
        int depth = 1;
        while (at - START_S < seconds) {
            noise = memory * noise + Math.sqrt(1 - memory * memory) * gaussian(random);
            double gap = (1 + depthGrowth * depth / iterationTokens) / rate * Math.max(0.2, 1 + cv * noise);
            gap *= random.nextDouble() < stalls ? 5 + 25 * random.nextDouble() : 1;
            gap /= at - START_S >= onsetS ? 1 - drop : 1;
            steps.add(new Steps.Step(Math.round(at * 1e9), Math.round((at + gap) * 1e9), depth));
            at += gap;
            if (++depth == iterationTokens) {
                depth = 1;
                at += 0.3;
            }
        }
        return new Steps(steps, Steps.TOKENS);
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
