package dev.assay.harness.profile;

import dev.assay.harness.config.ConfigCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** That every fact of the hardware has a source, which profile.schema.json cannot say. */
public final class ProfileRules implements ConfigCheck {
    /** Keys that came with sources. {@code power} is older: files of before are still good. */
    private static final List<String> FACTS = List.of("soc", "clusters", "memory_gb", "accelerators");

    @Override
    public void check(JsonNode document, BiConsumer<String, String> problems) {
        Set<String> told = new HashSet<>();
        for (JsonNode source : document.path("sources")) {
            source.path("tells").forEach(key -> told.add(key.asString("")));
        }
        for (String fact : FACTS) {
            if (document.has(fact) && !told.contains(fact)) {
                problems.accept(
                        "/" + fact, fact + " has no source: none under sources tells it; add one, or leave it out");
            }
        }
    }
}
