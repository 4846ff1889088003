package dev.assay.harness.view;

import dev.assay.dashboards.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paragraphs and grids one below the other, for people at a terminal: plain text without escape sequences. */
final class TextPage {
    private final int width;
    private final List<String> lines = new ArrayList<>();

    /** @param width columns of the terminal, at which paragraphs are broken */
    TextPage(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void blank() {
        lines.add("");
    }

    void paragraph(String text) {
        lines.addAll(Wrapped.lines(Printable.line(text), "", width));
    }

    /** @param grid as {@link TextGrid} lays it out */
    void grid(List<String> grid) {
        lines.addAll(grid);
    }

    /** A title with indented paragraphs, set off by a blank line; nothing at all where there are none. */
    void section(String title, Stream<String> paragraphs) {
        List<String> all = paragraphs.toList();
        if (!all.isEmpty()) {
            blank();
            paragraph(title);
            all.forEach(text -> lines.addAll(Wrapped.lines(Printable.line(text), "  ", width)));
        }
    }

    /** Lines that each end with a line feed. */
    String text() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
