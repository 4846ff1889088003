package dev.assay.harness.export;

import dev.assay.dashboards.text.CellGroup;
import dev.assay.dashboards.text.Provenance;
import dev.assay.harness.export.LatexKind.Row;
import dev.assay.harness.export.latex.LatexText;
import dev.assay.results.summary.RunSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** LaTeX for a paper: a booktabs table a kind of workload over all runs, with the runs' provenance as comments. */
public final class LatexExporter implements Exporter {
    @Override
    public String extension() {
        return ".tex";
    }

    @Override
    public void write(List<RunSummary> runs, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder("% Tables of assay export. Needs \\usepackage{booktabs}.\n");
        runs.forEach(run -> provenance(text, run));
        byKind(runs)
                .forEach((kind, rows) -> text.append("\n")
                        .append(new LatexKind(kind, rows).table().text()));
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void provenance(StringBuilder text, RunSummary run) {
        text.append("%\n");
        Provenance.of(run)
                .forEach(fact -> text.append("% ")
                        .append(LatexText.comment(fact.name() + ": " + fact.value()))
                        .append("\n"));
    }

    private static Map<String, List<Row>> byKind(List<RunSummary> runs) {
        return runs.stream()
                .flatMap(run -> run.cells().stream().map(cell -> new Row(run, cell)))
                .collect(Collectors.groupingBy(
                        row -> CellGroup.kind(row.cell().cell().workload()), LinkedHashMap::new, Collectors.toList()));
    }
}
