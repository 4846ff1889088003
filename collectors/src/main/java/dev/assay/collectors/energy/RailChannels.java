package dev.assay.collectors.energy;

import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a rail's channels in a trace. */
final class RailChannels {
    private RailChannels() {}

    static RailEnergy of(TraceFile file, Rail rail) {
        return switch (rail) {
            case Rail.Power r ->
                missing(file, r.name(), r.watts()).orElseGet(() -> {
                    Trace watts = file.traces().get(r.watts());
                    return PowerRail.of(
                            r.name(), method(r.name(), "power", watts), Series.of(watts), watts.clockBoundNs());
                });
            case Rail.VoltsAmps r ->
                missing(file, r.name(), r.volts(), r.amps()).orElseGet(() -> {
                    Trace amps = file.traces().get(r.amps());
                    Series volts = Series.of(file.traces().get(r.volts()));
                    return PowerRail.of(r.name(), method(r.name(), "V × I", amps), volts, Series.of(amps), r.sign());
                });
            case Rail.Counter r ->
                missing(file, r.name(), r.joules()).orElseGet(() -> {
                    Trace joules = file.traces().get(r.joules());
                    return CounterRail.of(r.name(), method(r.name(), "counter", joules), joules, r.wrapsAtJ());
                });
        };
    }

    /** Current out of a supply in place of its power. */
    static RailEnergy charge(TraceFile file, Rail.VoltsAmps rail) {
        return missing(file, rail.name(), rail.amps()).orElseGet(() -> {
            Trace amps = file.traces().get(rail.amps());
            double[] out = amps.values();
            for (int i = 0; i < out.length; i++) {
                out[i] *= rail.sign();
            }
            return PowerRail.of(rail.name(), method(rail.name(), "current", amps), new Series(amps.times(), out));
        });
    }

    private static Optional<RailEnergy> missing(TraceFile file, String rail, String... channels) {
        return Stream.of(channels)
                .filter(name ->
                        file.trace(name).isEmpty() || file.traces().get(name).count() == 0)
                .findFirst()
                .map(name -> new MissingRail(
                        file.trace(name).isEmpty()
                                ? name + " of " + rail + " was not sampled"
                                : file.traces().get(name).channel().source() + " could not be read"));
    }

    private static String method(String rail, String how, Trace trace) {
        double hz = trace.channel().rateHz();
        return rail + " (" + how + " at " + (hz == Math.rint(hz) ? Long.toString((long) hz) : Double.toString(hz))
                + " Hz" + clocks(trace.clockBoundNs()) + ")";
    }

    private static String clocks(long boundNs) {
        return boundNs == 0
                ? ""
                : ", clocks within "
                        + new BigDecimal(boundNs / 1e6)
                                .round(new MathContext(2, RoundingMode.UP))
                                .toPlainString() + " ms";
    }
}
