package dev.assay.agents.rigs.adbd;

/** What a sensor is driven along: a value in the unit of one's choice for each moment, seconds since it began. */
@FunctionalInterface
public interface Waveform {
    double at(double seconds);

    static Waveform constant(double value) {
        return seconds -> value;
    }

    /** One value up to a moment, another from then on. */
    static Waveform step(double before, double after, double atSecond) {
        return seconds -> seconds < atSecond ? before : after;
    }

    /** From one value to another in so many seconds, and there it stays. */
    static Waveform ramp(double from, double to, double inSeconds) {
        return seconds -> from + (to - from) * Math.min(1, seconds / inSeconds);
    }

    /** A low value, with a high one for a part of each period. */
    static Waveform bursts(double low, double high, double periodSeconds, double highPart) {
        return seconds -> seconds % periodSeconds < periodSeconds * highPart ? high : low;
    }

    static Waveform sine(double mean, double amplitude, double periodSeconds) {
        return seconds -> mean + amplitude * Math.sin(2 * Math.PI * seconds / periodSeconds);
    }
}
