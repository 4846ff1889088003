package dev.assay.collectors.energy;

import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.trace.TraceFile;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a trial's energy is taken from: one rail, or the rails that make the device's total. Immutable; safe for use by many
 * threads.
 */
public final class EnergySource {
    private final List<RailEnergy> rails;
    private final String method;

    private EnergySource(List<RailEnergy> rails, String method) {
        this.rails = rails;
        this.method = method;
    }

    /** The device's power. */
    public static EnergySource total(Sensing sensing, TraceFile trace) {
        if (sensing.total().isEmpty()) {
            return new EnergySource(List.of(new MissingRail(sensing.powerAbsent())), sensing.powerAbsent());
        }
        List<RailEnergy> rails = sensing.total().stream()
                .map(rail -> RailChannels.of(trace, rail))
                .toList();
        String names = rails.stream().map(RailEnergy::method).collect(Collectors.joining(" + "));
        return new EnergySource(rails, names).of(sensing);
    }

    /** The same; its method tells what drove the sensors where they are not the device's own. */
    public EnergySource of(Sensing sensing) {
        return new EnergySource(rails, method + sensing.drivenBy());
    }

    /** One rail, whether it is part of the total or not. */
    public static EnergySource of(Rail rail, TraceFile trace) {
        RailEnergy energy = RailChannels.of(trace, rail);
        return new EnergySource(List.of(energy), energy.method());
    }

    /** The charge that flows out of a supply: what this source says is in C where others say J, and in A where others say W. */
    public static EnergySource charge(Rail.VoltsAmps rail, TraceFile trace) {
        RailEnergy charge = RailChannels.charge(trace, rail);
        return new EnergySource(List.of(charge), charge.method());
    }

    /** With rails, how the power of each is known, and their rates. */
    public String method() {
        return method;
    }

    /** How far apart the readings of its slowest rail usually are, s; empty where one of them has fewer than two. */
    public OptionalDouble periodS() {
        return Cadence.slowest(rails.stream().map(RailEnergy::periodS).toList());
    }

    /** How far the samples of one of its rails may be from their times because another clock stamped them, ns. */
    public long clockBoundNs() {
        return rails.stream().mapToLong(RailEnergy::clockBoundNs).max().orElse(0);
    }

    public EnergyResult over(Window window) {
        return over(List.of(window));
    }

    /**
     * The sum over intervals; none when one of them has none.
     *
     * @param windows not empty, none overlapping another
     */
    public EnergyResult over(List<Window> windows) {
        Part sum = null;
        for (RailEnergy rail : rails) {
            Part ofRail = null;
            for (Window window : windows) {
                switch (rail.part(window)) {
                    case NoEnergy none -> {
                        return none;
                    }
                    case Part part -> ofRail = ofRail == null ? part : ofRail.then(part);
                }
            }
            sum = sum == null ? ofRail : sum.beside(ofRail);
        }
        return sum.energy(method);
    }

    /**
     * The highest power at a reading of the first rail, the others interpolated there, of readings that are within the windows
     * wherever in their bound the clocks lie; empty when there is no such reading.
     */
    public OptionalDouble peakW(List<Window> windows) {
        return windows.stream()
                .flatMap(window -> window.inner(clockBoundNs()).stream())
                .flatMapToLong(rails.getFirst()::readings)
                .mapToDouble(ns ->
                        rails.stream().mapToDouble(rail -> rail.wattsAt(ns)).sum())
                .filter(Double::isFinite)
                .max();
    }
}
