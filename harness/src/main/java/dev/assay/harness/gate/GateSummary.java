package dev.assay.harness.gate;

import dev.assay.results.comparison.Comparison;
import dev.assay.results.comparison.Difference;
import dev.assay.results.comparison.Row;
import dev.assay.results.summary.Display;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A gate's judgement as Markdown, for the summary of a job or a comment on a change. */
public final class GateSummary {
    private GateSummary() {}

    /** Ends with a line feed. */
    public static String text(Gate gate) {
        StringBuilder out = new StringBuilder();
        out.append("## Assay gate: ")
                .append(gate.passed() ? "passed" : "failed")
                .append("\n\n");
        out.append(gate.findings().size()).append(" judged: ");
        out.append(gate.count(Action.FAIL)).append(" failed, ");
        out.append(gate.count(Action.WARN)).append(" to look at, ");
        out.append(gate.count(Action.PASS)).append(" passed.\n\n");
        out.append("- base: ").append(side(gate.comparison().base())).append('\n');
        out.append("- candidate: ").append(side(gate.comparison().candidate())).append('\n');
        gate.comparison()
                .apart()
                .ifPresent(what -> out.append("- ").append(Markdown.text(what)).append('\n'));
        differing(gate.comparison())
                .ifPresent(what -> out.append("- differing: ").append(what).append('\n'));
        out.append("\n| | cell | metric | base | candidate | ratio | finding |\n");
        out.append("| --- | --- | --- | ---: | ---: | ---: | --- |\n");
        gate.findings().forEach(finding -> out.append(line(finding)).append('\n'));
        return out.toString();
    }

    private static String line(Finding finding) {
        Optional<Row> row = finding.row();
        return List.of(
                        finding.action().label(),
                        Markdown.text(Names.place(finding.subject())),
                        Names.metric(finding.subject()),
                        row.map(r -> figure(r, r.ofBase())).orElse(""),
                        row.map(r -> figure(r, r.ofCandidate())).orElse(""),
                        row.map(GateSummary::ratio).orElse(""),
                        Markdown.text(finding.words()))
                .stream()
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String figure(Row row, Row.Side side) {
        return Display.of(side.median(), row.metric().unit()).text() + " (n=" + side.n() + ")";
    }

    private static String ratio(Row row) {
        if (row.ratio() == null) {
            return "";
        }
        String interval = row.ci95() == null
                ? ""
                : " [" + row.ci95().low().toPlainString() + ", "
                        + row.ci95().high().toPlainString() + "]";
        return row.ratio().toPlainString() + interval;
    }

    private static String side(Comparison.Side side) {
        String trials = side.trials() == 0
                ? "no valid trial with one of the metrics"
                : side.trials() + " valid trials of " + side.cells() + " cells";
        return Markdown.text(side.selector() + " (" + trials + " in "
                + (side.runs().size() == 1 ? "run " : "runs ") + String.join(", ", side.runs()) + ")");
    }

    private static Optional<String> differing(Comparison comparison) {
        Set<String> names = comparison.rows().stream()
                .flatMap(row -> row.differs().stream())
                .map(Difference::what)
                .collect(Collectors.toCollection(TreeSet::new));
        return names.isEmpty() ? Optional.empty() : Optional.of(Markdown.text(String.join(", ", names)));
    }
}
