package dev.assay.collectors.clock;

/**
 * A question to a device for its time, and all that it answered.
 *
 * @param sentNs coordinator's monotonic clock before the question left
 * @param receivedNs coordinator's monotonic clock once the answer was there
 */
public record ClockAnswer(long sentNs, DeviceTimes device, long receivedNs) {
    RoundTrip trip() {
        return new RoundTrip(sentNs, device.monotonicNs(), receivedNs);
    }
}
