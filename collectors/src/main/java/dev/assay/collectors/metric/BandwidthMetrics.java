package dev.assay.collectors.metric;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.sensing.SessionMeasurements;
import dev.assay.collectors.sensing.SessionMeasurements.Bandwidth;
import java.util.Optional;

/**
 * Model bandwidth utilisation: bytes that must be read for a token, times decode_tps, over the memory bandwidth measured on
 * the same device in the same session. Source: Agarwal et al., "LLM Inference Performance Engineering: Best Practices"
 * (2023), there over the peak that a data sheet promises; over the measured one it says what is left to gain. Above 1 where
 * caches hold a part of the weights.
 */
final class BandwidthMetrics {
    private BandwidthMetrics() {}

    static MetricValue mbu(TrialDocument trial, MetricValue decodeTps, int promptTokens, int generateTokens) {
        Optional<SessionMeasurements> session = Optional.ofNullable(trial.session());
        Optional<Bandwidth> bandwidth = session.map(SessionMeasurements::bandwidth);
        if (bandwidth.isEmpty()) {
            return new MetricValue.Absent(session.map(SessionMeasurements::bandwidthAbsent)
                    .map("memory bandwidth of this device was not measured: "::concat)
                    .orElse("memory bandwidth of this device was not measured"));
        }
        if (trial.tokenBytes() == null) {
            return new MetricValue.Absent("the model's file does not say how many bytes a token takes");
        }
        if (!(decodeTps instanceof MetricValue.Scalar rate)) {
            return new MetricValue.Absent("there is no decode_tps");
        }
        double bytes = trial.tokenBytes().perToken(promptTokens, generateTokens);
        Bandwidth measured = bandwidth.get();
        return new MetricValue.Scalar(
                bytes * rate.value() / measured.bytesPerS(),
                "(" + trial.tokenBytes().method() + ") x decode_tps / read bandwidth with " + measured.threads()
                        + (measured.threads() == 1 ? " thread" : " threads") + " (" + measured.method() + ")");
    }
}
