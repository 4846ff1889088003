package dev.assay.harness.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where each value of a document stands in its file. Immutable.
 *
 * @param keys JSON pointer of a value to the place of its key; values in a list have none
 * @param values JSON pointer of a value to its own place
 */
public record Locations(Path file, Map<String, Position> keys, Map<String, Position> values) {
    public Locations {
        keys = Map.copyOf(keys);
        values = Map.copyOf(values);
    }

    /**
     * A problem with a value, for checks made after the file was read.
     *
     * @param pointer JSON pointer; where the document lacks the value, the nearest parent's place is given
     */
    public ConfigProblem problem(String pointer, String message) {
        return ConfigProblem.at(file, nearest(values, pointer), pointer, message);
    }

    ConfigProblem problemOfKey(String pointer, String message) {
        return ConfigProblem.at(file, keys.getOrDefault(pointer, nearest(values, pointer)), pointer, message);
    }

    private static Position nearest(Map<String, Position> places, String pointer) {
        String at = pointer;
        while (!places.containsKey(at) && !at.isEmpty()) {
            at = Pointers.parent(at);
        }
        return places.getOrDefault(at, Position.START);
    }
}
