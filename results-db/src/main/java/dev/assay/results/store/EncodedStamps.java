package dev.assay.results.store;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.event.Event;
import dev.assay.collectors.event.Events;
import dev.assay.results.samples.ChunkEncoder;
import dev.assay.results.samples.EncodedChunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** When tokens came and inferences began and ended, as chunks in which a value is the iteration. */
final class EncodedStamps {
    private final Map<StampKind, List<EncodedChunk>> chunks = new EnumMap<>(StampKind.class);
    private final ChunkEncoder encoder;

    private EncodedStamps(ChunkEncoder encoder) {
        this.encoder = encoder;
    }

    /** Empty when the runner stamped nothing, or broke its protocol and cannot be trusted. */
    static Map<StampKind, List<EncodedChunk>> of(Bundle bundle) {
        Events events = bundle.events().orElse(null);
        if (events == null || !events.problems().isEmpty()) {
            return Map.of();
        }
        try (ChunkEncoder encoder = new ChunkEncoder()) {
            EncodedStamps stamps = new EncodedStamps(encoder);
            List<Event.Token> tokens = events.tokens().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(iteration -> iteration.getValue().stream())
                    .toList();
            List<Event.Infer> infers = events.infers().stream()
                    .sorted(Comparator.comparingInt(Event.Infer::iteration))
                    .toList();
            stamps.encode(StampKind.TOKEN, tokens, Event.Token::at, Event.Token::iteration);
            stamps.encode(StampKind.INFERENCE_BEGIN, infers, Event.Infer::begin, Event.Infer::iteration);
            stamps.encode(StampKind.INFERENCE_END, infers, Event.Infer::end, Event.Infer::iteration);
            return stamps.chunks;
        }
    }

    private <T> void encode(StampKind kind, List<T> events, ToLongFunction<T> time, ToIntFunction<T> iteration) {
        long[] times = events.stream().mapToLong(time).toArray();
        double[] iterations = events.stream().mapToDouble(iteration::applyAsInt).toArray();
        List<EncodedChunk> encoded = new ArrayList<>();
        for (int from = 0; from < times.length; from += ChunkEncoder.MAX_COUNT) {
            encoded.add(encoder.encode(times, iterations, from, Math.min(ChunkEncoder.MAX_COUNT, times.length - from)));
        }
        if (!encoded.isEmpty()) {
            chunks.put(kind, encoded);
        }
    }
}
