package dev.assay.harness.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the commands print it: indented, decimals without exponents. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** What every command prints with --json when it cannot do what was asked. */
    static String error(String what, String where, String why, String remedy) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("what", what);
        error.put("where", where);
        error.put("why", why);
        error.put("remedy", remedy);
        return text(Map.of("error", error));
    }

    static String text(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }
}
