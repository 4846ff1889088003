package dev.assay.harness.config;

import com.networknt.schema.Error;
import dev.assay.collectors.problem.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a broken rule of a JSON Schema means, in plain words. */
final class SchemaMessages {
    private SchemaMessages() {}

    static String unknownKey(String key, String pointer, JsonNode rules) {
        List<String> known = new ArrayList<>(rules.path("properties").propertyNames());
        return "unknown key '" + key + "'" + Pointers.in(pointer) + NearestName.hint(key, known);
    }

    static String missingKey(String key, String pointer) {
        return "key '" + key + "' is missing" + Pointers.in(pointer);
    }

    static String badName(String key, String pointer, JsonNode rules) {
        return "'" + key + "'" + Pointers.in(pointer) + " cannot be a name: expected " + titled(rules);
    }

    /** The message for a keyword that judges one value. */
    static String badValue(Error error, String pointer, JsonNode rules) {
        JsonNode found = error.getInstanceNode();
        String limit = rules.path(error.getKeyword()).asString("");
        String expected =
                switch (error.getKeyword()) {
                    case "type" -> rules.has("pattern") ? titled(rules) : types(rules.path("type"));
                    case "pattern", "format" -> titled(rules);
                    case "enum" -> oneOf(rules.path("enum"), found);
                    case "const" -> shown(rules.path("const"));
                    case "minimum" -> limit + " or more";
                    case "maximum" -> limit + " or less";
                    case "exclusiveMinimum" -> "more than " + limit;
                    case "exclusiveMaximum" -> "less than " + limit;
                    case "minItems" -> "a list of " + limit + " or more";
                    case "maxItems" -> "a list of " + limit + " at most";
                    case "minProperties" -> limit + " or more keys";
                    case "minLength" -> "text of " + limit + " or more characters";
                    case "uniqueItems" -> "a list that names nothing twice";
                    default -> null;
                };
        String subject = pointer.isEmpty() ? "" : Pointers.display(pointer) + ": ";
        return subject + (expected == null ? error.getMessage() : "expected " + expected + ", found " + found(found));
    }

    private static String titled(JsonNode rules) {
        JsonNode example = rules.path("examples").path(0);
        return rules.path("title")
                        .asString("text that matches " + rules.path("pattern").asString(""))
                + (example.isMissingNode() ? "" : " such as " + shown(example));
    }

    private static String types(JsonNode type) {
        return type.isArray()
                ? type.valueStream().map(t -> type(t.asString())).collect(Collectors.joining(" or "))
                : type(type.asString(""));
    }

    private static String type(String name) {
        return switch (name) {
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "keys with values";
            default -> "nothing";
        };
    }

    private static String oneOf(JsonNode allowed, JsonNode found) {
        List<String> names = allowed.valueStream().map(n -> n.asString("")).toList();
        String hint = found.isString()
                ? NearestName.of(found.asString(), names)
                        .map(n -> " (did you mean '" + n + "'?)")
                        .orElse("")
                : "";
        return (names.size() == 1 ? "" : "one of ") + String.join(", ", names) + hint;
    }

    private static String found(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> "nothing";
            case ARRAY -> node.isEmpty() ? "an empty list" : shown(node);
            case OBJECT -> node.isEmpty() ? "no keys" : "keys with values";
            default -> shown(node);
        };
    }

    private static String shown(JsonNode node) {
        String text = node.isString() ? '"' + node.asString() + '"' : node.toString();
        return text.length() > 80 ? text.substring(0, 77) + "…\"" : text;
    }
}
