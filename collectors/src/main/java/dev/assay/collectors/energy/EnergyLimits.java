package dev.assay.collectors.energy;

/** What the arithmetic asks of samples, and what it takes for granted. docs/energy.md gives the reasons. */
public final class EnergyLimits {
    /** An interval with fewer samples inside has no energy: nothing tells it from its neighbours. */
    public static final int MIN_SAMPLES = 2;

    /** Below this share of the time covered there is no energy: more than a tenth of it would be made up. */
    public static final double MIN_COVERAGE = 0.9;

    /** Times the usual distance between samples: two that are further apart have a gap between them. */
    static final double GAP = 1.5;

    /**
     * The shortest change of power that is looked out for, s. Where samples are further apart, one may hide between two of
     * them. What is shorter is averaged: by the sensor, by the supply's capacitors, or by there being many of it.
     */
    public static final double SHORTEST_BURST_S = 0.020;

    /** Samples around an interval from which the signal's character is learnt, where the interval has fewer. */
    static final int CONTEXT = 32;

    private EnergyLimits() {}
}
