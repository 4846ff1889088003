package dev.assay.harness.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the YAML that people write into records: syntax, then a JSON Schema, then checks that a schema cannot state. All
 * problems come at once, each with its line. Safe for use by many threads.
 */
public final class ConfigReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new UnitsModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ConfigReader() {}

    /**
     * Reads a file whose records need nothing but the schema.
     *
     * @param schema class path name of a JSON Schema, such as {@code dev/assay/suites/schema/suite.schema.json}
     * @param type a record with the schema's keys; see {@link Hertz} and its neighbours, and {@link java.time.Duration},
     *     for values with units
     * @throws ConfigException with every problem of the file
     */
    public static <T> T read(Path file, String schema, Class<T> type) throws ConfigException {
        return read(ConfigSource.read(file), schema, type).value();
    }

    /** As {@link #read(Path, String, Class)}, and keeps the text and the places of its values. */
    public static <T> Config<T> read(ConfigSource source, String schema, Class<T> type, ConfigCheck... checks)
            throws ConfigException {
        YamlDocument document = YamlReader.read(source);
        Locations locations = document.locations();
        List<ConfigProblem> problems = new ArrayList<>(document.problems());
        if (document.tree() != null) {
            problems.addAll(SchemaRules.of(schema).check(document.tree(), locations));
            for (ConfigCheck check : checks) {
                check.check(document.tree(), (pointer, message) -> problems.add(locations.problem(pointer, message)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems, remedy(schema));
        }
        return new Config<>(bind(document.tree(), locations, schema, type), source, locations);
    }

    private static <T> T bind(JsonNode tree, Locations locations, String schema, Class<T> type) throws ConfigException {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            StringBuilder pointer = new StringBuilder();
            for (JacksonException.Reference step : e.getPath()) {
                pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : escaped(step));
            }
            Throwable cause = e.getCause() instanceof IllegalArgumentException rule ? rule : e;
            String message = cause == e ? e.getOriginalMessage() : cause.getMessage();
            String at = pointer.toString();
            String subject = at.isEmpty() ? "" : Pointers.display(at) + ": ";
            throw new ConfigException(locations.problem(at, subject + message), remedy(schema), e);
        }
    }

    private static String escaped(JacksonException.Reference step) {
        return Pointers.child("", step.getPropertyName()).substring(1);
    }

    private static String remedy(String schema) {
        String name = schema.substring(schema.lastIndexOf('/') + 1).replace(".schema.json", "");
        return "mend the lines named; docs/formats/" + name + ".md describes every key";
    }
}
