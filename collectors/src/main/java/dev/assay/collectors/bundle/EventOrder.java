package dev.assay.collectors.bundle;

import dev.assay.collectors.bundle.EventsReader.Numbered;
import dev.assay.collectors.event.Event;
import dev.assay.collectors.event.EventProblem;
import dev.assay.collectors.event.EventProblem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds events against each other: what is said once, what needs another, and that no two intervals overlap. Works on
 * stamps, not on the order of lines: a runner may write its events as it likes.
 */
final class EventOrder {
    private final List<EventProblem> problems = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private final List<Span> spans = new ArrayList<>();
    private final Map<Integer, Span> prefills = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, Token>> tokens = new TreeMap<>();
    private Numbered last;

    /** An interval in which the runner did one thing. */
    private record Span(int line, String what, long begin, long end) {}

    private record Token(int line, long at) {}

    EventOrder(List<Numbered> events) {
        if (!events.isEmpty() && !(events.getFirst().event() instanceof Event.Hello)) {
            problem(events.getFirst().line(), Code.NO_HELLO, "the first event is not hello");
        }
        events.forEach(this::take);
        tokens.forEach(this::checkTokens);
        checkOverlap();
    }

    List<EventProblem> problems() {
        return problems;
    }

    private void take(Numbered numbered) {
        int line = numbered.line();
        if (last != null) {
            problem(line, Code.AFTER_END, "line " + last.line() + " was the last word");
            return;
        }
        switch (numbered.event()) {
            case Event.Hello e -> {
                once(line, "hello");
                if (e.protocol() != 1) {
                    problem(line, Code.WRONG_PROTOCOL, "protocol " + e.protocol() + ", this version reads 1");
                }
            }
            case Event.PhaseDone e -> span(new Span(line, "phase " + e.name(), e.begin(), e.end()));
            case Event.Prefill e -> {
                Span span = new Span(line, "prefill " + e.iteration(), e.begin(), e.end());
                span(span);
                prefills.putIfAbsent(e.iteration(), span);
            }
            case Event.Token e -> {
                Token before = tokens.computeIfAbsent(e.iteration(), i -> new TreeMap<>())
                        .putIfAbsent(e.index(), new Token(line, e.at()));
                if (before != null) {
                    repeated(line, "token " + e.iteration() + "/" + e.index());
                }
            }
            case Event.Infer e -> span(new Span(line, "infer " + e.iteration(), e.begin(), e.end()));
            case Event.End _, Event.Error _ -> last = numbered;
        }
    }

    private void span(Span span) {
        once(span.line(), span.what());
        spans.add(span);
    }

    private void once(int line, String what) {
        if (!said.add(what)) {
            repeated(line, what);
        }
    }

    private void repeated(int line, String what) {
        problem(line, Code.REPEATED, what + " was said before");
    }

    private void checkTokens(int iteration, TreeMap<Integer, Token> byIndex) {
        Token first = byIndex.firstEntry().getValue();
        Span prefill = prefills.get(iteration);
        if (prefill == null) {
            problem(first.line(), Code.MISSING, "token of iteration " + iteration + " without its prefill");
            return;
        }
        long before = prefill.end();
        int expected = 0;
        for (Map.Entry<Integer, Token> entry : byIndex.entrySet()) {
            Token token = entry.getValue();
            if (entry.getKey() != expected++) {
                problem(token.line(), Code.MISSING, "token " + (expected - 1) + " of iteration " + iteration);
                return;
            }
            if (token.at() < before) {
                problem(token.line(), Code.OUT_OF_ORDER, (before - token.at()) + " ns before what it follows");
                return;
            }
            before = token.at();
        }
        spans.add(new Span(first.line(), "decode " + iteration, first.at(), before));
    }

    private void checkOverlap() {
        spans.sort(Comparator.comparingLong(Span::begin).thenComparingLong(Span::end));
        for (int i = 1; i < spans.size(); i++) {
            Span before = spans.get(i - 1);
            Span span = spans.get(i);
            if (span.begin() < before.end()) {
                problem(span.line(), Code.OUT_OF_ORDER, span.what() + " begins before " + before.what() + " ends");
            }
        }
    }

    private void problem(int line, Code code, String detail) {
        problems.add(new EventProblem(line, code, detail));
    }
}
