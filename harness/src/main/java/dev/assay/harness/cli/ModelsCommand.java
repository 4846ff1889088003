package dev.assay.harness.cli;

import dev.assay.harness.catalog.Catalogs;
import dev.assay.harness.model.ModelVariant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists the models that suites can name. */
@Command(
        name = "models",
        description = {
            "Lists the models that suites can name: those of suites/models and your own in $XDG_CONFIG_HOME/assay/models.",
            "A model of your own is a YAML file of five lines: see docs/formats/model.md."
        },
        footer = {"", "Example:", "  assay models --json"})
final class ModelsCommand extends JsonCommand {
    @Override
    public Integer call() throws Exception {
        List<ModelVariant> variants = Catalogs.load(home()).models().variants();
        if (json()) {
            out().println(Json.text(Map.of(
                    "models", variants.stream().map(ModelsCommand::document).toList())));
        } else {
            variants.forEach(v -> out().println(String.format(
                    Locale.ROOT,
                    "%-32s %-6s %-10s %s",
                    v.reference(),
                    v.format(),
                    weights(v),
                    v.source().describe())));
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> document(ModelVariant variant) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("reference", variant.reference());
        document.put("name", variant.model());
        document.put("quantization", variant.variant());
        document.put("format", variant.format());
        document.put("weights", weights(variant));
        variant.licence().ifPresent(l -> document.put("licence", l));
        document.put("source", variant.source().describe());
        return document;
    }

    private static String weights(ModelVariant variant) {
        return variant.weights().label();
    }
}
