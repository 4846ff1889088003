package dev.assay.results.store;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.SampledGroup;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.results.samples.EncodedChannel;
import dev.assay.results.samples.EncodedChunk;
import dev.assay.results.samples.TraceEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The samples of a bundle as they are stored, made before the transaction begins.
 *
 * @param absent why there are none; null when there are
 * @param damage why those behind some place of the trace are missing; null when none are
 * @param runnerStartedNs on the device's monotonic clock; null when the trace does not say
 * @param groups how well each group was sampled, by name; empty when the probe did not live to tell
 * @param stamps of tokens and inferences, without the kinds of which there are none
 */
record EncodedSamples(
        String absent,
        String damage,
        Long runnerStartedNs,
        List<EncodedChannel> channels,
        Map<String, SampledGroup> groups,
        Map<StampKind, List<EncodedChunk>> stamps) {
    static final String NO_TRACE = "the bundle has no trace: the probe never started";
    static final String NO_CHANNEL = "the trace has no channel: nothing was to be sampled";

    static EncodedSamples of(Bundle bundle) {
        Map<StampKind, List<EncodedChunk>> stamps = EncodedStamps.of(bundle);
        if (bundle.trace().isEmpty()) {
            return new EncodedSamples(NO_TRACE, null, null, List.of(), Map.of(), stamps);
        }
        TraceFile trace = bundle.trace().get();
        return new EncodedSamples(
                trace.traces().isEmpty() ? NO_CHANNEL : null,
                trace.damage().map(TraceFile.Damage::why).orElse(null),
                trace.runnerStartedNs().orElse(null),
                TraceEncoder.encode(trace.traces().values()),
                groups(trace.end()),
                stamps);
    }

    /** Null when it is not known. */
    SampledGroup group(Channel channel) {
        return channel.group() == null ? null : groups.get(channel.group());
    }

    private static Map<String, SampledGroup> groups(Optional<RunnerEnd> end) {
        List<SampledGroup> groups =
                end.map(RunnerEnd::probe).map(RunnerEnd.Probe::groups).orElse(List.of());
        return groups.stream().collect(Collectors.toMap(SampledGroup::name, Function.identity(), (first, _) -> first));
    }
}
