package dev.assay.collectors.bundle;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the documents of a bundle are JSON: properties in the order of their declaration, maps by key, instants as ISO 8601
 * in UTC; equal documents are equal bytes. Unknown properties are ignored on reading; a number in quotes, a fraction where
 * a whole number belongs, and a missing number are errors.
 *
 * <p>Safe for use by many threads.
 */
public final class BundleJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = MAPPER.writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

    private BundleJson() {}

    /** For reading; {@link #bytes} writes. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The document in UTF-8, indented for people, with a newline at its end. */
    public static byte[] bytes(Object document) {
        byte[] json = WRITER.writeValueAsBytes(document);
        byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }
}
