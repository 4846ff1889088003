package dev.assay.harness.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a word in YAML means: the JSON schema of YAML 1.2 (section 10.2), where {@code yes} and {@code 1:30} are text. */
final class YamlScalar {
    private static final JsonScalarResolver RESOLVER = new JsonScalarResolver();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private YamlScalar() {}

    /** Empty for a number that neither a long nor a double holds. */
    static Optional<JsonNode> node(String text, boolean plain) {
        Tag tag = RESOLVER.resolve(text, plain);
        if (!plain) {
            return Optional.of(NODES.stringNode(text));
        }
        if (tag.equals(Tag.NULL)) {
            return Optional.of(NODES.nullNode());
        }
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(NODES.booleanNode(Boolean.parseBoolean(text)));
        }
        if (tag.equals(Tag.INT)) {
            return integer(text);
        }
        if (tag.equals(Tag.FLOAT)) {
            return decimal(text);
        }
        return Optional.of(NODES.stringNode(text));
    }

    private static Optional<JsonNode> integer(String text) {
        try {
            return Optional.of(NODES.numberNode(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> decimal(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(NODES.numberNode(value)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
