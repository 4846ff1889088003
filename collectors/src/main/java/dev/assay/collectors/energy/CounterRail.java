package dev.assay.collectors.energy;

import dev.assay.collectors.trace.Trace;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A rail whose energy is counted by the device: the difference between the ends of the interval, each interpolated between
 * the two readings around it. What happens inside the interval cannot be missed; all uncertainty is at its two ends.
 *
 * @param cadence of the readings at which it had moved on
 * @param resolution in which it counts, J; 0 when unknown
 */
record CounterRail(String name, String method, Counted counted, Cadence cadence, EdgeError edges, double resolution)
        implements RailEnergy {

    static RailEnergy of(String name, String method, Trace joules, Double wrapsAtJ) {
        Counted counted = Counted.of(joules, wrapsAtJ);
        return new CounterRail(
                name,
                method,
                counted,
                Cadence.of(counted.steps()),
                new EdgeError(counted.steps(), Cadence.of(Series.of(joules)).usualS()),
                Resolution.of(joules.values()));
    }

    @Override
    public Piece part(Window window) {
        Series steps = counted.steps();
        if (steps.count() < 2) {
            return new NoEnergy("the counter of " + name + " did not move while the trial ran");
        }
        int inside = steps.inside(window.beginNs(), window.endNs());
        if (inside < EnergyLimits.MIN_SAMPLES) {
            return new NoEnergy("it took less time than two steps of the counter of " + name);
        }
        if (window.endNs() - window.beginNs() <= 2 * window.clockBoundNs()) {
            return new NoEnergy("it took less time than the clocks of device and meter may be apart");
        }
        if (counted.broken(window)) {
            return new NoEnergy("the counter of " + name + " started again, or wrapped too often to tell");
        }
        double coverage = 1 - cadence.outside(window) / window.seconds();
        if (coverage < EnergyLimits.MIN_COVERAGE) {
            return new NoEnergy("the counter of " + name + " was read for less than "
                    + Math.round(100 * EnergyLimits.MIN_COVERAGE) + " % of the time");
        }
        double energy = between(window);
        return new Part(
                energy,
                edges.variance(window.beginNs()) + edges.variance(window.endNs()) + resolution * resolution / 6,
                0,
                cadence.outside(window) * edges.highestW() + clock(window, energy),
                coverage,
                window.seconds(),
                inside,
                cadence.largestStepS(window));
    }

    /** Beyond the first and the last reading it goes on at the power next to them. */
    private double between(Window window) {
        return joulesAt(window.endNs()) - joulesAt(window.beginNs());
    }

    private double joulesAt(long ns) {
        Series steps = counted.steps();
        int i = Math.clamp(steps.upTo(ns), 0, steps.count() - 2);
        return steps.value(i) + watts(i) * (ns - steps.time(i)) / 1e9;
    }

    private double clock(Window window, double energy) {
        long bound = window.clockBoundNs();
        return LongStream.of(-bound, -bound / 2, bound / 2, bound)
                .mapToDouble(shift -> Math.abs(between(window.shifted(shift)) - energy))
                .max()
                .getAsDouble();
    }

    private double watts(int step) {
        Series steps = counted.steps();
        return (steps.value(step + 1) - steps.value(step)) / steps.step(step);
    }

    @Override
    public OptionalDouble periodS() {
        return cadence.periodS();
    }

    /** The mean over the step that the moment lies in. */
    @Override
    public double wattsAt(long ns) {
        Series steps = counted.steps();
        return steps.count() < 2 ? Double.NaN : watts(Math.clamp(steps.upTo(ns), 0, steps.count() - 2));
    }

    /** Beginnings of the steps that lie in the interval whole. */
    @Override
    public LongStream readings(Window window) {
        Series steps = counted.steps();
        return IntStream.range(steps.from(window.beginNs()), Math.max(0, steps.upTo(window.endNs())))
                .mapToLong(steps::time);
    }
}
