package dev.assay.collectors.clock;

/**
 * A question to a device for its time, and the answer.
 *
 * @param sentNs coordinator's monotonic clock before the question left
 * @param deviceNs device's monotonic clock, read somewhere in between
 * @param receivedNs coordinator's monotonic clock once the answer was there
 */
public record RoundTrip(long sentNs, long deviceNs, long receivedNs) {
    public RoundTrip {
        if (receivedNs < sentNs) {
            throw new IllegalArgumentException("an answer came before its question");
        }
    }

    public long durationNs() {
        return receivedNs - sentNs;
    }

    long middleNs() {
        return sentNs + durationNs() / 2;
    }
}
