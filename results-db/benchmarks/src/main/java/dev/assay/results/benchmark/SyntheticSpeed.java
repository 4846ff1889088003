package dev.assay.results.benchmark;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * How fast a device runs one cell, trial after trial: log-normal noise of which a part stays for the next trial, nights that
 * differ a little, and now and then a change that stays, as a new version of a runtime would bring it.
 */
final class SyntheticSpeed {
    /** Of a night to the next. */
    private static final double CHANGE_PROBABILITY = 0.02;

    private static final double LARGEST_CHANGE = 0.15;
    /** Standard deviation of the logarithm from night to night, over that of a trial. */
    private static final double NIGHT = 0.3;
    /** Of a trial that a neighbour hit. */
    private static final double OUTLIER_PROBABILITY = 0.005;

    private final SyntheticDevice device;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gaussian;
    private double level;
    private double night;
    private double deviation;

    SyntheticSpeed(SyntheticDevice device, double tokensPerSecond, UniformRandomProvider random) {
        this.device = device;
        this.random = random;
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        this.level = Math.log(tokensPerSecond);
    }

    void nextNight() {
        night = NIGHT * device.cv() * gaussian.sample();
        if (random.nextDouble() < CHANGE_PROBABILITY) {
            level += Math.log1p((2 * random.nextDouble() - 1) * LARGEST_CHANGE);
        }
    }

    /** Output tokens a second of the next trial. */
    double nextTrial() {
        double memory = device.memory();
        deviation = memory * deviation + Math.sqrt(1 - memory * memory) * gaussian.sample();
        double hit = random.nextDouble() < OUTLIER_PROBABILITY ? Math.log(0.5 + 0.3 * random.nextDouble()) : 0;
        return Math.exp(level + night + device.cv() * deviation + hit);
    }
}
