package dev.assay.collectors.planning;

/**
 * How often a trial asks for things, Hz; 0 is never.
 *
 * @param process the runner's memory and processor time, to 1000
 * @param memory what is slow to tell of the runner's memory, to 100
 * @param sensors the device's own, to 1000
 */
public record SamplingRates(int process, int memory, int sensors) {
    /** Nothing is sampled: the bare runner. */
    public static final SamplingRates NONE = new SamplingRates(0, 0, 0);

    public SamplingRates {
        if (process < 0 || process > 1000 || memory < 0 || memory > 100 || sensors < 0 || sensors > 1000) {
            throw new IllegalArgumentException(
                    "rates are 0 to 1000 Hz, memory's to 100: %d, %d, %d".formatted(process, memory, sensors));
        }
    }
}
