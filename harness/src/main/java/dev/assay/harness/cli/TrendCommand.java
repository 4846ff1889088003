package dev.assay.harness.cli;

import dev.assay.harness.view.TrendJson;
import dev.assay.harness.view.TrendTable;
import dev.assay.results.comparison.Selector;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.trend.StoredTrend;
import dev.assay.results.trend.Trend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Since when is it slower? */
@Command(
        name = "trend",
        description = {
            "Shows how each cell went over the runs in the database, where its level changed, and what changed with it.",
            "Cells of two runs are one series when device, runtime, runner, model, quantization, workload, threads and"
                    + " collectors are the same."
        },
        footer = {
            "",
            "Examples:",
            "  assay trend",
            "  assay trend device=board-1,runtime=llama.cpp,since=90d \\",
            "    --metric decode_tps --json"
        })
final class TrendCommand extends JsonCommand {
    @Parameters(
            paramLabel = "SELECTOR",
            arity = "0..*",
            description = "Which trials: terms such as device=board-1,quant=Q4_0,since=90d, or runs; several add up."
                    + " Default: all.")
    private List<String> selectors = List.of();

    @Mixin
    private MetricsOption metrics;

    @Mixin
    private StoreOption store;

    @Override
    public Integer call() throws Exception {
        List<Selector> parsed = new ArrayList<>();
        for (String selector : selectors) {
            parsed.add(Selector.parse(selector));
        }
        try (ResultsStore results = store.open(home())) {
            Trend trend = new StoredTrend(results, store.file(home())).of(parsed, metrics.asked(), Instant.now());
            out().println(json() ? TrendJson.text(trend) : TrendTable.text(trend, Screen.columns()));
        }
        return ExitCode.DONE;
    }
}
