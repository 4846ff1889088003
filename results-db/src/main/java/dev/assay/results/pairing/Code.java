package dev.assay.results.pairing;

import java.util.EnumSet;
import java.util.Set;

/** Why a cell, or a metric of it, is not compared. The name is public: it stands in JSON and behind {@code --despite}. */
public enum Code {
    /** The sides ran on different devices. */
    DEVICE,
    /** The workloads ask for different work. */
    WORK,
    /** The timers include different things. */
    TIMER,
    /** The figures were taken from different sources, or of different parts of the device. */
    METHOD,
    /** A charger was connected on one side and not on the other. */
    CHARGING,
    /** Files stood in for the sensors of one side. */
    SIMULATED,
    /** Several cells of a side fit, and nothing says which is meant. */
    AMBIGUOUS,
    /** A value is not above 0, so that a ratio means nothing. */
    NOT_POSITIVE;

    /** What a reader may overrule: of the others there is no comparison to be had. */
    public static final Set<Code> OVERRULABLE = Set.copyOf(EnumSet.complementOf(EnumSet.of(AMBIGUOUS, NOT_POSITIVE)));
}
