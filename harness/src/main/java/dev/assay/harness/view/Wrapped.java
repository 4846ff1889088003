package dev.assay.harness.view;

import java.util.ArrayList;
import java.util.List;

/** A paragraph broken at blanks; lines after the first are indented further, a word longer than a line stays whole. */
final class Wrapped {
    private static final String FURTHER = "    ";

    private Wrapped() {}

    static List<String> lines(String paragraph, String indent, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : paragraph.split(" ")) {
            if (!line.toString().isBlank() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent + FURTHER);
            } else if (!line.toString().isBlank()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
