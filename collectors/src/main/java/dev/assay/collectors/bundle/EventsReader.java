package dev.assay.collectors.bundle;

import dev.assay.collectors.event.Event;
import dev.assay.collectors.event.EventProblem;
import dev.assay.collectors.event.EventProblem.Code;
import dev.assay.collectors.event.Events;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code events.jsonl}, protocol 1 (docs/formats/events.md). Unknown events and keys are ignored, an unfinished last
 * line too; all else that is not as promised becomes an {@link EventProblem}, and reading goes on behind it.
 */
public final class EventsReader {
    /** A line longer than this, or more lines than these, come from no sane runner. */
    static final int MAX_LINE_BYTES = 1 << 16;

    static final int MAX_LINES = 2_000_000;

    private static final Map<String, Class<? extends Event>> TYPES = Map.of(
            "hello", Event.Hello.class,
            "phase", Event.PhaseDone.class,
            "prefill", Event.Prefill.class,
            "token", Event.Token.class,
            "infer", Event.Infer.class,
            "end", Event.End.class,
            "error", Event.Error.class);

    private final List<Numbered> events = new ArrayList<>();
    private final List<EventProblem> problems = new ArrayList<>();

    private EventsReader() {}

    /** An event and the line it stands on, from 1. */
    record Numbered(int line, Event event) {}

    /** @throws BundleException when the file cannot be read */
    public static Events read(Path file) throws BundleException {
        EventsReader reader = new EventsReader();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            reader.lines(in);
        } catch (IOException e) {
            throw BundleException.io("cannot read the events", file, e);
        }
        reader.problems.addAll(new EventOrder(reader.events).problems());
        return new Events(reader.events.stream().map(Numbered::event).toList(), reader.problems);
    }

    private void lines(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.write(b);
            } else {
                line(number++, line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
            if (line.size() > MAX_LINE_BYTES || number > MAX_LINES) {
                problems.add(new EventProblem(number, Code.TOO_MANY, "no trial has so many events or so long a line"));
                return;
            }
        }
    }

    private void line(int number, String text) {
        JsonNode json;
        try {
            json = BundleJson.mapper().readTree(text);
        } catch (JacksonException e) {
            problems.add(new EventProblem(number, Code.NOT_AN_EVENT, e.getOriginalMessage()));
            return;
        }
        JsonNode name = json.isObject() ? json.get("event") : null;
        if (name == null || !name.isString()) {
            problems.add(new EventProblem(number, Code.NOT_AN_EVENT, "it is no object with an \"event\""));
            return;
        }
        Class<? extends Event> type = TYPES.get(name.stringValue());
        if (type == null) {
            return;
        }
        try {
            events.add(new Numbered(number, BundleJson.mapper().treeToValue(json, type)));
        } catch (JacksonException e) {
            problems.add(new EventProblem(number, Code.BAD_VALUE, name.stringValue() + ": " + e.getOriginalMessage()));
        }
    }
}
