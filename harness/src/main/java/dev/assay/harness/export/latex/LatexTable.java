package dev.assay.harness.export.latex;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the package booktabs with notes below it. All text but the columns' keys is LaTeX already.
 *
 * @param label to refer to it
 * @param notes lines below the table
 */
public record LatexTable(String caption, String label, List<Head> heads, List<Row> rows, List<String> notes) {

    /**
     * @param key what the column is to programs; stands in a comment
     * @param below unit or statistic; may be empty
     */
    public record Head(String key, String name, String below, boolean right) {}

    /** @param cell the cell's id, for a comment behind the row */
    public record Row(List<String> places, String cell) {}

    public String text() {
        StringBuilder out = new StringBuilder();
        out.append("\\begin{table}\n  \\centering\n  \\caption{")
                .append(caption)
                .append("}\n");
        out.append("  \\label{").append(label).append("}\n  \\footnotesize\n");
        out.append("  % columns: ")
                .append(heads.stream().map(Head::key).collect(Collectors.joining(" ")))
                .append("\n  \\begin{tabular}{")
                .append(heads.stream().map(h -> h.right() ? "r" : "l").collect(Collectors.joining()))
                .append("}\n    \\toprule\n");
        row(out, heads.stream().map(Head::name).toList(), "");
        row(out, heads.stream().map(Head::below).toList(), "");
        out.append("    \\midrule\n");
        rows.forEach(row -> row(out, row.places(), " % cell " + LatexText.comment(row.cell())));
        out.append("    \\bottomrule\n  \\end{tabular}\n");
        notes.forEach(note -> out.append("  \\par\\smallskip ").append(note).append("\n"));
        return out.append("\\end{table}\n").toString();
    }

    private static void row(StringBuilder out, List<String> places, String comment) {
        out.append("    ")
                .append(String.join(" & ", places))
                .append(" \\\\")
                .append(comment)
                .append("\n");
    }
}
