package dev.assay.harness.config;

import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/**
 * A rule that a JSON Schema cannot state, such as a name that must be defined elsewhere in the file. It runs on documents
 * that break the schema too, so that all problems come at once: it must pass over what has not the shape it expects.
 */
@FunctionalInterface
public interface ConfigCheck {
    /** @param problems takes the JSON pointer of the value at fault, and the message */
    void check(JsonNode document, BiConsumer<String, String> problems);
}
