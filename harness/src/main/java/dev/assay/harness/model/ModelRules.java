package dev.assay.harness.model;

import dev.assay.collectors.bundle.Cell.Weights;
import dev.assay.harness.config.ConfigCheck;
import dev.assay.harness.model.gguf.FileType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** What model.schema.json cannot say of a model's file, or could only say in words that help nobody. */
final class ModelRules implements ConfigCheck {
    private static final List<String> ORIGINS = List.of("file", "https", "maven", "npm", "synthetic");
    private static final List<String> PINNED = List.of("https", "maven", "npm");
    private static final List<String> FILE_TYPES =
            Arrays.stream(FileType.values()).map(FileType::name).toList();

    @Override
    public void check(JsonNode document, BiConsumer<String, String> problems) {
        boolean anySynthetic = false;
        for (Map.Entry<String, JsonNode> variant : document.path("variants").properties()) {
            String pointer = "/variants/" + variant.getKey().replace("~", "~0").replace("/", "~1");
            checkOrigin(variant.getValue(), pointer, problems);
            if (variant.getValue().has("synthetic")) {
                anySynthetic = true;
                checkSynthetic(document, variant.getKey(), pointer, problems);
            }
        }
        if (document.has("shape") && !anySynthetic) {
            problems.accept("/shape", "shape: only synthetic variants are made from it, and there is none");
        }
    }

    private static void checkOrigin(JsonNode variant, String pointer, BiConsumer<String, String> problems) {
        List<String> given = ORIGINS.stream().filter(variant::has).toList();
        if (variant.isObject() && given.size() != 1) {
            problems.accept(
                    pointer,
                    "a variant comes from exactly one of " + String.join(", ", ORIGINS) + "; this one names "
                            + (given.isEmpty() ? "none" : String.join(" and ", given)));
        }
        for (String origin : PINNED) {
            if (variant.has(origin) && !variant.has("sha256")) {
                problems.accept(
                        pointer, origin + " needs sha256 beside it, so that the same file is measured every time");
            }
        }
        if (variant.has("member") && PINNED.stream().noneMatch(variant::has)) {
            problems.accept(pointer + "/member", "member: names a file inside a fetched archive");
        }
    }

    private static void checkSynthetic(
            JsonNode document, String variant, String pointer, BiConsumer<String, String> problems) {
        if (!FILE_TYPES.contains(variant)) {
            problems.accept(
                    pointer, "a synthetic variant's name is its quantisation, one of " + String.join(", ", FILE_TYPES));
        }
        if (!document.has("shape")) {
            problems.accept(pointer, "a synthetic variant needs the model's shape");
        }
        if (!document.path("weights").asString("").equals(Weights.SYNTHETIC.label())) {
            problems.accept("/weights", "weights: must be synthetic where a variant is");
        }
        if (!document.path("format").asString("").equals(ModelProvisioner.GGUF)) {
            problems.accept("/format", "format: synthetic variants are made as gguf only");
        }
    }
}
