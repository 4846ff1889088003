package dev.assay.harness.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns of text side by side, two blanks apart. Own code because the table libraries at hand (picocli's TextTable,
 * ascii-table) neither stack columns that do not fit the terminal nor align heads of two lines, and the rest is padding.
 */
final class TextGrid {
    static final String GAP = "  ";

    private TextGrid() {}

    /**
     * @param head lines of the column's head
     * @param right aligned to the right, as numbers are
     */
    record Column(List<String> head, List<String> entries, boolean right) {
        int width() {
            return IntStream.concat(
                            head.stream().mapToInt(Column::length),
                            entries.stream().mapToInt(Column::length))
                    .max()
                    .orElse(0);
        }

        private String head(int line) {
            return line < head.size() ? head.get(line) : "";
        }

        private String padded(String text) {
            String padding = " ".repeat(width() - length(text));
            return right ? padding + text : text + padding;
        }

        private static int length(String text) {
            return text.codePointCount(0, text.length());
        }
    }

    static int width(List<Column> columns) {
        return columns.stream().mapToInt(Column::width).sum() + GAP.length() * Math.max(0, columns.size() - 1);
    }

    /**
     * Lines of at most the given width where a single column allows it.
     *
     * @param repeated columns that every band begins with, so that a row can be told in each
     */
    static List<String> lines(List<Column> repeated, List<Column> columns, int width) {
        List<String> lines = new ArrayList<>();
        List<Column> band = new ArrayList<>(repeated);
        for (Column column : columns) {
            if (band.size() > repeated.size() && width(band) + GAP.length() + column.width() > width) {
                lines.addAll(lines(band));
                lines.add("");
                band = new ArrayList<>(repeated);
            }
            band.add(column);
        }
        lines.addAll(lines(band));
        return lines;
    }

    private static List<String> lines(List<Column> band) {
        int heads = band.stream().mapToInt(c -> c.head().size()).max().orElse(0);
        int rows = band.getFirst().entries().size();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < heads; i++) {
            int line = i;
            lines.add(join(band, c -> c.padded(c.head(line))));
        }
        lines.add(join(band, c -> "-".repeat(c.width())));
        for (int i = 0; i < rows; i++) {
            int row = i;
            lines.add(join(band, c -> c.padded(c.entries().get(row))));
        }
        return lines;
    }

    private static String join(List<Column> band, Function<Column, String> part) {
        return band.stream().map(part).collect(Collectors.joining(GAP)).stripTrailing();
    }
}
