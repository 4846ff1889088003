package dev.assay.agents.remote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.agents.AgentException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What lies in a device's store at one moment: docs/formats/store.md.
 *
 * @param freeBytes that a file may still take there
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoreContent(
        String schema, @JsonProperty("free_bytes") long freeBytes, List<Entry> entries) {
    private static final String SCHEMA = "assay.store/1";

    enum Room {
        @JsonProperty("store")
        STORE,
        @JsonProperty("partial")
        PARTIAL
    }

    /**
     * A folder of the store, or of what is not whole yet.
     *
     * @param name the hash of its content
     * @param holds the name of its largest file; empty where it has none
     * @param bytes that it takes
     * @param usedNs when it was last used, by the device's clock
     * @param inUse whether a job that is not collected names it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(
            Room in,
            String name,
            String holds,
            long bytes,
            @JsonProperty("used_ns") long usedNs,
            @JsonProperty("in_use") boolean inUse) {}

    /** Whether something of what is to come under this hash has come already. */
    boolean hasPart(String hash) {
        return entries.stream()
                .anyMatch(entry -> entry.in() == Room.PARTIAL
                        && entry.name().equals(hash)
                        && !entry.holds().isEmpty());
    }

    static StoreContent parse(Link link, String said) throws AgentException {
        try {
            StoreContent content = JsonMapper.shared().readValue(said, StoreContent.class);
            if (!SCHEMA.equals(content.schema()) || content.entries() == null) {
                throw Trouble.of("cannot understand the probe", link, "'probe store' printed no " + SCHEMA, null);
            }
            return content;
        } catch (JacksonException e) {
            throw Trouble.of("cannot understand the probe", link, "'probe store' printed no JSON", e);
        }
    }
}
