package dev.assay.harness.config;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Holds a document against a JSON Schema (2020-12) of the class path, whose {@code $ref}s stay within its file. Where a value
 * has a pattern, the schema's {@code title} and first example are the words of the message. Safe for use by many threads.
 */
final class SchemaRules {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, SchemaRules> LOADED = new ConcurrentHashMap<>();

    private final Schema schema;

    private SchemaRules(String resource) {
        schema = REGISTRY.getSchema(SchemaLocation.of("classpath:" + resource));
    }

    /** @param resource class path name, such as {@code dev/assay/suites/schema/suite.schema.json} */
    static SchemaRules of(String resource) {
        return LOADED.computeIfAbsent(resource, SchemaRules::new);
    }

    List<ConfigProblem> check(JsonNode document, Locations locations) {
        return schema.validate(document).stream()
                .map(error -> problem(error, locations))
                .distinct()
                .toList();
    }

    private ConfigProblem problem(Error error, Locations locations) {
        String pointer = pointer(error);
        JsonNode rules = rulesAround(error);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> {
                String child = Pointers.child(pointer, error.getProperty());
                yield locations.problemOfKey(child, SchemaMessages.unknownKey(error.getProperty(), pointer, rules));
            }
            case "propertyNames" -> {
                String child = Pointers.child(pointer, error.getProperty());
                yield locations.problemOfKey(
                        child,
                        SchemaMessages.badName(error.getProperty(), pointer, target(rules.path("propertyNames"))));
            }
            case "required" -> locations.problem(pointer, SchemaMessages.missingKey(error.getProperty(), pointer));
            default -> locations.problem(pointer, SchemaMessages.badValue(error, pointer, rules));
        };
    }

    /** The schema object that the failed keyword stands in: its title and examples tell what is expected. */
    private JsonNode rulesAround(Error error) {
        JsonNode root = schema.getSchemaNode();
        String fragment = error.getSchemaLocation().getFragment().toString();
        JsonNode rules = root.at(Pointers.parent(fragment.startsWith("#") ? fragment.substring(1) : fragment));
        return rules == null ? MissingNode.getInstance() : rules;
    }

    /** What a {@code $ref} within the schema points to; the rules themselves where they are no such thing. */
    private JsonNode target(JsonNode rules) {
        String ref = rules.path("$ref").asString("");
        return ref.startsWith("#/") ? schema.getSchemaNode().at(ref.substring(1)) : rules;
    }

    private static String pointer(Error error) {
        String pointer = error.getInstanceLocation().toString();
        return pointer.equals("/") ? "" : pointer;
    }
}
