package dev.assay.collectors.energy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A rail whose power (or current, where charge is asked for) is sampled: the trapezoidal rule with interpolated edges.
 *
 * @param others whose samples went into the series too: the volts of a power that stands at the moments of its amps
 * @param range between its lowest and highest sample, in its unit
 * @param resolution in which the series counts, in its unit; 0 when unknown
 * @param clockBoundNs how far its samples may be from their times, all alike
 */
record PowerRail(
        String name, String method, Cadence cadence, Cadence others, double range, double resolution, long clockBoundNs)
        implements RailEnergy {

    /** To each side, of those at which the clocks' bound is tried. */
    private static final int MOST_SHIFTS = 500;

    static RailEnergy of(String name, String method, Series watts) {
        return of(name, method, watts, 0);
    }

    static RailEnergy of(String name, String method, Series watts, long clockBoundNs) {
        Cadence cadence = Cadence.of(watts);
        return new PowerRail(name, method, cadence, cadence, range(watts), Resolution.of(watts.values()), clockBoundNs);
    }

    /** Volts are interpolated at the moments of the amps: they change less. */
    static RailEnergy of(String name, String method, Series volts, Series amps, int sign) {
        Cadence others = Cadence.of(volts);
        long slack = (long) (EnergyLimits.GAP * 1e9 * (volts.count() > 1 ? others.usualS() : 0));
        int from = amps.from(volts.time(0) - slack);
        int to = amps.upTo(volts.time(volts.count() - 1) + slack);
        long[] times = IntStream.rangeClosed(from, to).mapToLong(amps::time).toArray();
        double[] watts = IntStream.rangeClosed(from, to)
                .mapToDouble(i -> sign * amps.value(i) * volts.at(amps.time(i)))
                .toArray();
        double resolution = mean(amps) * Resolution.of(volts.values()) + mean(volts) * Resolution.of(amps.values());
        Series power = new Series(times, watts);
        return new PowerRail(name, method, Cadence.of(power), others, range(power), resolution, 0);
    }

    @Override
    public Piece part(Window asked) {
        Window window = asked.within(clockBoundNs);
        Series series = cadence.series();
        int inside = series.inside(window.beginNs(), window.endNs());
        if (inside < EnergyLimits.MIN_SAMPLES) {
            return new NoEnergy("it took less time than two samples of " + name);
        }
        if (window.endNs() - window.beginNs() <= 2 * window.clockBoundNs()) {
            return new NoEnergy("it took less time than the clocks of device and meter may be apart");
        }
        double coverage = Math.min(cadence.coverage(window), others.coverage(window));
        if (coverage < EnergyLimits.MIN_COVERAGE) {
            return new NoEnergy("the samples of " + name + " cover less than "
                    + Math.round(100 * EnergyLimits.MIN_COVERAGE) + " % of the time");
        }
        double energy = series.area(window.beginNs(), window.endNs());
        double height = height(window, energy);
        SamplingError sampling = new SamplingError(cadence);
        return new Part(
                energy,
                Math.max(sampling.variance(window), new Beats(cadence).variance(window))
                        + new Bridges(cadence).variance(window)
                        + rounding(window, inside),
                UnseenBursts.bound(cadence, window.seconds(), range, energy / window.seconds()),
                sampling.curvature(window) + cadence.outside(window) * height + clock(window, energy),
                coverage,
                window.seconds(),
                inside,
                cadence.largestStepS(window));
    }

    /** How high a burst may be: as far as the signal was seen to go anywhere, and as its mean where it was seen flat. */
    private double height(Window window, double energy) {
        return Math.max(range, Math.abs(energy / window.seconds()));
    }

    /** Each value is off by up to half a step of the source's; equal values are off alike. */
    private double rounding(Window window, int inside) {
        Series series = cadence.series();
        int from = series.from(window.beginNs());
        int independent = 1;
        for (int i = from + 1; i < from + inside; i++) {
            independent += series.value(i) == series.value(i - 1) ? 0 : 1;
        }
        double one = resolution * window.seconds();
        return one * one / 12 / independent;
    }

    /** The interval may really lie anywhere within the clocks' bound. */
    private double clock(Window window, double energy) {
        long bound = window.clockBoundNs();
        if (bound == 0) {
            return 0;
        }
        long steps = Math.clamp((long) Math.ceil(bound / (1e9 * cadence.usualS())), 2, MOST_SHIFTS);
        return LongStream.rangeClosed(-steps, steps)
                .map(i -> Math.round((double) bound * i / steps))
                .mapToObj(window::shifted)
                .mapToDouble(w -> Math.abs(cadence.series().area(w.beginNs(), w.endNs()) - energy))
                .max()
                .getAsDouble();
    }

    @Override
    public OptionalDouble periodS() {
        return Cadence.slowest(List.of(cadence.periodS(), others.periodS()));
    }

    @Override
    public double wattsAt(long ns) {
        return cadence.series().at(ns);
    }

    @Override
    public LongStream readings(Window window) {
        Series series = cadence.series();
        return IntStream.rangeClosed(series.from(window.beginNs()), series.upTo(window.endNs()))
                .mapToLong(series::time);
    }

    private static double range(Series series) {
        double[] values = series.values();
        return values.length == 0
                ? 0
                : Arrays.stream(values).max().getAsDouble()
                        - Arrays.stream(values).min().getAsDouble();
    }

    private static double mean(Series series) {
        return Math.abs(Arrays.stream(series.values()).average().orElse(0));
    }
}
