package dev.assay.harness.cli;

import dev.assay.harness.build.BuildOffer;
import dev.assay.harness.catalog.Catalogs;
import dev.assay.harness.runtime.RuntimeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists the runtimes that suites can name. */
@Command(
        name = "runtimes",
        description = {
            "Lists the runtimes that suites can name, as NAME or NAME:RUNNER: those of suites/runtimes and your own in"
                    + " $XDG_CONFIG_HOME/assay/runtimes."
        },
        footer = {"", "Example:", "  assay runtimes"})
final class RuntimesCommand extends JsonCommand {
    @Override
    public Integer call() throws Exception {
        var runtimes = Catalogs.load(home()).runtimes().all();
        if (json()) {
            out().println(Json.text(Map.of(
                    "runtimes", runtimes.stream().map(RuntimesCommand::document).toList())));
        } else {
            for (RuntimeSpec spec : runtimes) {
                out().println(spec.name() + " " + spec.version() + " (" + spec.licence() + ")");
                out().println("  reads " + String.join(", ", spec.formats()) + "; for "
                        + String.join(", ", spec.abis()) + "; runners "
                        + String.join(", ", spec.runners().keySet()));
            }
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> document(RuntimeSpec spec) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", spec.name());
        document.put("version", spec.version());
        document.put("licence", spec.licence());
        document.put("formats", spec.formats());
        document.put("abis", spec.abis());
        document.put(
                "builds", spec.offers().stream().map(RuntimesCommand::build).toList());
        document.put("runners", spec.runners().keySet());
        return document;
    }

    private static Map<String, Object> build(BuildOffer offer) {
        return Map.of(
                "name", offer.name(), "abi", offer.abi(), "needs", offer.needs().toString());
    }
}
