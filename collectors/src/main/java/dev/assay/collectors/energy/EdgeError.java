package dev.assay.collectors.energy;

/**
 * How far a counter interpolated at a moment may be off, from its own steps. Two things are not known there:
 *
 * <p>how the energy of the step of length u that the moment lies in was spread over it. Where increments are independent, a
 * sum at the fraction f between two known values has the variance f (1 - f) V, V that of the increments over u (the Brownian
 * bridge). V is half the mean square of the differences between neighbouring steps nearby, or what the two neighbours alone
 * show; and where steps are longer than {@link EnergyLimits#SHORTEST_BURST_S}, at least that of a shot process whose energy D
 * comes in bursts of the size e: V = D e;
 *
 * <p>when the counter was brought up to date: at some moment between two readings, h apart, so the reading is old by a time
 * with the variance h² / 12.
 */
final class EdgeError {
    private final Series steps;
    private final double readEvery;
    private final double highest;
    private final double range;

    EdgeError(Series steps, double readEvery) {
        this.steps = steps;
        this.readEvery = readEvery;
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int i = 0; i + 1 < steps.count(); i++) {
            low = Math.min(low, watts(i));
            high = Math.max(high, watts(i));
        }
        highest = high;
        range = high - low;
    }

    /** The highest mean power of any step, W. */
    double highestW() {
        return highest;
    }

    /** J². */
    double variance(long ns) {
        int i = Math.clamp(steps.upTo(ns), 0, steps.count() - 2);
        double share = Math.clamp((ns - steps.time(i)) / 1e9 / steps.step(i), 0.0, 1.0);
        double old = watts(i) * readEvery;
        return share * (1 - share) * Math.max(increments(i), shots(i)) + old * old / 12;
    }

    private double increments(int i) {
        Context near = Context.around(i, i, EnergyLimits.CONTEXT, steps.count() - 1);
        double sum = 0;
        for (int k = near.first(); k < near.last(); k++) {
            double difference = watts(k + 1) - watts(k);
            sum += difference * difference;
        }
        int differences = near.last() - near.first();
        double typical = differences == 0 ? 0 : sum / differences / 2;
        double across = i == 0 || i + 2 >= steps.count() ? 0 : (watts(i + 1) - watts(i - 1)) / 2;
        return Math.max(typical, across * across) * steps.step(i) * steps.step(i);
    }

    private double shots(int i) {
        if (steps.step(i) <= EnergyLimits.SHORTEST_BURST_S) {
            return 0;
        }
        double energy = watts(i) * steps.step(i);
        double burst = EnergyLimits.SHORTEST_BURST_S * Math.max(range, watts(i));
        return energy * Math.min(energy, burst);
    }

    private double watts(int i) {
        return (steps.value(i + 1) - steps.value(i)) / steps.step(i);
    }
}
