package dev.assay.collectors.report;

import dev.assay.collectors.event.Event;
import dev.assay.collectors.event.Events;
import dev.assay.collectors.metric.Median;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.phase.Timeline;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The speed of generating, from the stamps of prefill and tokens. Formulas: docs/formats/events.md. */
final class GenerateSpeed {
    private static final String TOO_FEW = "it takes two output tokens, and no iteration had them";

    private GenerateSpeed() {}

    static Map<Metric, MetricValue> of(Events events, Timeline timeline) {
        Map<Integer, List<Event.Token>> tokens = events.tokens();
        return Map.of(
                Metric.TTFT_MS, timeToFirstToken(events, tokens),
                Metric.PREFILL_TPS, prefillRate(events),
                Metric.DECODE_TPS, decodeRate(timeline, tokens),
                Metric.ITL_MS, interTokenLatency(tokens));
    }

    private static MetricValue timeToFirstToken(Events events, Map<Integer, List<Event.Token>> tokens) {
        return Median.scalar(
                events.prefills().stream()
                        .filter(p -> tokens.containsKey(p.iteration()))
                        .mapToDouble(p -> (tokens.get(p.iteration()).getFirst().at() - p.begin()) / 1e6),
                "runner's events: token 0 - prefill.begin",
                "no output token was reported");
    }

    private static MetricValue prefillRate(Events events) {
        return Median.scalar(
                events.prefills().stream().mapToDouble(p -> p.tokens() / ((p.end() - p.begin()) / 1e9)),
                "runner's events: tokens / (prefill.end - prefill.begin)",
                "no prefill was reported");
    }

    private static MetricValue decodeRate(Timeline timeline, Map<Integer, List<Event.Token>> tokens) {
        return Median.scalar(
                timeline.all(Phase.DECODE).stream()
                        .mapToDouble(d -> (tokens.get(d.iteration()).size() - 1) / d.seconds()),
                "runner's events: (n - 1) / (token n-1 - token 0)",
                TOO_FEW);
    }

    private static MetricValue interTokenLatency(Map<Integer, List<Event.Token>> tokens) {
        List<Double> gaps = new TreeMap<>(tokens)
                .values().stream().flatMap(GenerateSpeed::gaps).toList();
        return gaps.isEmpty()
                ? new MetricValue.Absent(TOO_FEW)
                : new MetricValue.Distribution(gaps, "runner's events: differences of token stamps, all iterations");
    }

    private static Stream<Double> gaps(List<Event.Token> tokens) {
        return IntStream.range(1, tokens.size())
                .mapToObj(i -> (tokens.get(i).at() - tokens.get(i - 1).at()) / 1e6);
    }
}
