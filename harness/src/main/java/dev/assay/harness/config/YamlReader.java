package dev.assay.harness.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the part of YAML 1.2 that JSON can say, with the place of every key and value. Duplicate keys, tags, anchors and
 * second documents are problems: each of them lets a file mean something else than it seems to. One use, one thread.
 */
final class YamlReader {
    /** Deeper than any of our formats; keeps hostile input from using up the stack. */
    private static final int MAX_DEPTH = 40;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Path file;
    private final Iterator<Event> events;
    private final Map<String, Position> keys = new HashMap<>();
    private final Map<String, Position> values = new HashMap<>();
    private final List<ConfigProblem> problems = new ArrayList<>();

    private YamlReader(ConfigSource source) {
        this.file = source.file();
        this.events = new Parse(LoadSettings.builder().build())
                .parseString(source.text())
                .iterator();
    }

    static YamlDocument read(ConfigSource source) {
        YamlReader reader = new YamlReader(source);
        JsonNode tree = reader.document();
        return new YamlDocument(tree, new Locations(source.file(), reader.keys, reader.values), reader.problems);
    }

    private JsonNode document() {
        try {
            next();
            Event start = next();
            if (start.getEventId() == Event.ID.StreamEnd) {
                problems.add(ConfigProblem.ofFile(file, "it is empty"));
                return null;
            }
            JsonNode tree = value(next(), "", 0);
            next();
            Event end = next();
            if (end.getEventId() != Event.ID.StreamEnd) {
                problem(end, "", "a second document begins here; a file holds one");
            }
            return tree;
        } catch (Stop e) {
            problems.add(ConfigProblem.at(file, e.at, e.pointer, e.getMessage()));
        } catch (MarkedYamlEngineException e) {
            Position at = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(YamlReader::position)
                    .orElse(Position.START);
            problems.add(ConfigProblem.at(file, at, "", "this is not YAML: " + sentence(e)));
        } catch (YamlEngineException e) {
            problems.add(ConfigProblem.at(file, Position.START, "", "this is not YAML: " + e.getMessage()));
        }
        return null;
    }

    private JsonNode value(Event event, String pointer, int depth) {
        values.put(pointer, position(event));
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problem(event, pointer, "anchors and aliases (& and *) are not read; write the value out");
        }
        return switch (event.getEventId()) {
            case MappingStart -> mapping(pointer, nested(event, pointer, depth));
            case SequenceStart -> sequence(pointer, nested(event, pointer, depth));
            case Scalar -> scalar((ScalarEvent) event, pointer);
            default -> NODES.nullNode();
        };
    }

    private JsonNode mapping(String pointer, int depth) {
        var object = NODES.objectNode();
        for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
            if (!(key instanceof ScalarEvent name)) {
                throw new Stop(position(key), pointer, "a key must be a word, not a list or a map");
            }
            String child = Pointers.child(pointer, name.getValue());
            Position first = keys.putIfAbsent(child, position(key));
            if (first != null) {
                problem(
                        key,
                        child,
                        "duplicate key '" + name.getValue() + "'" + Pointers.in(pointer) + "; it stands in line "
                                + first.line() + " already");
            }
            object.set(name.getValue(), value(next(), child, depth));
        }
        return object;
    }

    private JsonNode sequence(String pointer, int depth) {
        var array = NODES.arrayNode();
        for (Event item = next(); item.getEventId() != Event.ID.SequenceEnd; item = next()) {
            array.add(value(item, Pointers.child(pointer, array.size()), depth));
        }
        return array;
    }

    private JsonNode scalar(ScalarEvent event, String pointer) {
        if (event.getTag().isPresent()) {
            problem(event, pointer, "tags (" + event.getTag().get() + ") are not read; leave it out");
        }
        Optional<JsonNode> node = YamlScalar.node(event.getValue(), event.isPlain());
        if (node.isEmpty()) {
            problem(event, pointer, event.getValue() + " is beyond the numbers that can be read");
        }
        return node.orElse(NODES.nullNode());
    }

    private int nested(Event event, String pointer, int depth) {
        if (depth >= MAX_DEPTH) {
            throw new Stop(position(event), pointer, "values are nested more than " + MAX_DEPTH + " deep");
        }
        return depth + 1;
    }

    private Event next() {
        return events.next();
    }

    private void problem(Event at, String pointer, String message) {
        problems.add(ConfigProblem.at(file, position(at), pointer, message));
    }

    private static String sentence(MarkedYamlEngineException e) {
        return e.getContext() == null ? e.getProblem() : e.getProblem() + " " + e.getContext();
    }

    private static Position position(Event event) {
        return event.getStartMark().map(YamlReader::position).orElse(Position.START);
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Reading cannot go on; what was found until then is kept. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Position at;
        private final String pointer;

        Stop(Position at, String pointer, String message) {
            super(message);
            this.at = at;
            this.pointer = pointer;
        }
    }
}
