package dev.assay.collectors.event;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a runner said, in the order of its lines; unknown events are left out.
 *
 * @param problems where it broke its protocol; empty when its word can be taken
 */
public record Events(List<Event> all, List<EventProblem> problems) {
    public Events {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    public Optional<Event.Hello> hello() {
        return of(Event.Hello.class).findFirst();
    }

    /** The phase {@code load}, {@code context}...; empty when the runner did not report it. */
    public Optional<Event.PhaseDone> phase(String name) {
        return of(Event.PhaseDone.class).filter(p -> p.name().equals(name)).findFirst();
    }

    public List<Event.Prefill> prefills() {
        return of(Event.Prefill.class).toList();
    }

    /** The tokens of each iteration that has any, by index, which is also the order in which they became known. */
    public Map<Integer, List<Event.Token>> tokens() {
        return of(Event.Token.class)
                .sorted(Comparator.comparingInt(Event.Token::index))
                .collect(Collectors.groupingBy(Event.Token::iteration));
    }

    public long tokenCount() {
        return of(Event.Token.class).count();
    }

    public List<Event.Infer> infers() {
        return of(Event.Infer.class).toList();
    }

    public Optional<Event.End> end() {
        return of(Event.End.class).findFirst();
    }

    public Optional<Event.Error> error() {
        return of(Event.Error.class).findFirst();
    }

    private <T extends Event> Stream<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }
}
