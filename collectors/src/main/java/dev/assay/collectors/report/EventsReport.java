package dev.assay.collectors.report;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.event.Event;
import dev.assay.collectors.event.EventProblem;
import dev.assay.collectors.event.Events;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Timeline;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A runner that speaks our protocol. Formulas: docs/formats/events.md. */
record EventsReport(Workload workload, Events events) implements RunnerReport {

    static RunnerReport of(Bundle bundle) {
        return bundle.events()
                .<RunnerReport>map(
                        events -> new EventsReport(bundle.trial().cell().workload(), events))
                .orElseGet(() -> new UnreadableReport("the runner wrote no events"));
    }

    @Override
    public Optional<String> broken() {
        if (!events.problems().isEmpty()) {
            EventProblem first = events.problems().getFirst();
            return Optional.of("events.jsonl, line " + first.line() + ", " + first.code() + ": " + first.detail());
        }
        return events.end().isPresent() ? Optional.empty() : Optional.of("events.jsonl has no end event");
    }

    @Override
    public Optional<Work> work() {
        if (broken().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (workload) {
                    case Workload.Generate w ->
                        new Work((long) w.generateTokens() * w.iterations(), events.tokenCount(), "tok");
                    case Workload.Sustained w -> sustained(w);
                    case Workload.Infer w ->
                        new Work(w.iterations(), events.infers().size(), "inf");
                });
    }

    /** The time is what was asked for; that each repetition is whole shows in its tokens. */
    private Work sustained(Workload.Sustained w) {
        long begun = events.prefills().size();
        long whole = events.tokens().values().stream()
                .filter(tokens -> tokens.size() >= w.generateTokens())
                .count();
        if (begun == 0 || whole < begun) {
            return new Work(Math.max(1, begun), whole, "rep");
        }
        long first =
                events.prefills().stream().mapToLong(Event.Prefill::begin).min().orElseThrow();
        long last = events.tokens().values().stream()
                .mapToLong(tokens -> tokens.getLast().at())
                .max()
                .orElseThrow();
        return new Work(w.durationMs(), (last - first) / 1_000_000, "ms");
    }

    @Override
    public Map<Metric, MetricValue> metrics() {
        Map<Metric, MetricValue> metrics = new EnumMap<>(Metric.class);
        timeline().ifPresent(timeline -> {
            metrics.put(Metric.LOAD_MS, LoadTime.of(timeline));
            metrics.putAll(
                    switch (workload) {
                        case Workload.Generate _, Workload.Sustained _ -> GenerateSpeed.of(events, timeline);
                        case Workload.Infer _ -> InferSpeed.of(timeline);
                    });
        });
        return metrics;
    }

    @Override
    public Optional<Timeline> timeline() {
        return broken().isPresent() ? Optional.empty() : Optional.of(Timeline.of(events));
    }
}
