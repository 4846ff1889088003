package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.collectors.condition.DeviceFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of a device as they were at one moment: docs/formats/look.md.
 *
 * @param texts by path; a file that was named and not read has none
 */
record SeenFiles(Map<String, Optional<String>> texts) implements DeviceFiles {
    private static final String SCHEMA = "assay.look/1";

    static SeenFiles parse(Link link, String said) throws AgentException {
        try {
            JsonNode document = JsonMapper.shared().readTree(said);
            if (!SCHEMA.equals(document.path("schema").asString(""))) {
                throw Trouble.of("cannot understand the probe", link, "'probe look' printed no " + SCHEMA, null);
            }
            Map<String, Optional<String>> texts = new HashMap<>();
            document.path("files")
                    .properties()
                    .forEach(file -> texts.put(
                            file.getKey(),
                            file.getValue().isString()
                                    ? Optional.of(file.getValue().asString())
                                    : Optional.empty()));
            return new SeenFiles(texts);
        } catch (JacksonException e) {
            throw Trouble.of("cannot understand the probe", link, "'probe look' printed no JSON", e);
        }
    }

    @Override
    public Optional<String> read(String absolutePath) {
        return texts.getOrDefault(absolutePath, Optional.empty());
    }

    @Override
    public List<String> list(String dir) {
        String below = dir + "/";
        return texts.keySet().stream()
                .filter(path -> path.startsWith(below))
                .map(path -> path.substring(below.length()).split("/", 2)[0])
                .distinct()
                .sorted()
                .toList();
    }
}
