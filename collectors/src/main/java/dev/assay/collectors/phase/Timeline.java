package dev.assay.collectors.phase;

import dev.assay.collectors.event.Event;
import dev.assay.collectors.event.Events;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the runner did when: its phases in order of time, none overlapping the next. */
public record Timeline(List<Phase> phases) {
    public Timeline {
        phases = phases.stream()
                .sorted(Comparator.comparingLong(Phase::beginNs).thenComparingLong(Phase::endNs))
                .toList();
        for (int i = 1; i < phases.size(); i++) {
            if (phases.get(i).beginNs() < phases.get(i - 1).endNs()) {
                throw new IllegalArgumentException(phases.get(i) + " begins before " + phases.get(i - 1) + " ends");
            }
        }
    }

    /**
     * Decode is the time from the first output token to the last: an iteration with fewer than two has none.
     *
     * @throws IllegalArgumentException when the events have problems: their stamps cannot be trusted then
     */
    public static Timeline of(Events events) {
        if (!events.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    "no timeline of events with problems: " + events.problems().getFirst());
        }
        Map<Integer, List<Event.Token>> tokensByIteration = events.tokens();
        List<Phase> phases = new ArrayList<>();
        for (Event event : events.all()) {
            switch (event) {
                case Event.PhaseDone e -> phases.add(new Phase(e.name(), null, e.begin(), e.end()));
                case Event.Infer e -> phases.add(new Phase(Phase.INFER, e.iteration(), e.begin(), e.end()));
                case Event.Prefill e -> {
                    phases.add(new Phase(Phase.PREFILL, e.iteration(), e.begin(), e.end()));
                    List<Event.Token> tokens = tokensByIteration.getOrDefault(e.iteration(), List.of());
                    if (tokens.size() > 1) {
                        phases.add(new Phase(
                                Phase.DECODE,
                                e.iteration(),
                                tokens.getFirst().at(),
                                tokens.getLast().at()));
                    }
                }
                case Event.Hello _, Event.Token _, Event.End _, Event.Error _ -> {}
            }
        }
        return new Timeline(phases);
    }

    /** The phase of that name that happens once, or its first iteration. */
    public Optional<Phase> first(String name) {
        return phases.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** All iterations of a phase, in order of time. */
    public List<Phase> all(String name) {
        return phases.stream().filter(p -> p.name().equals(name)).toList();
    }
}
