package dev.assay.harness.gate;

import dev.assay.dashboards.text.Printable;

/** Text from outside inside Markdown: shown as it is, never as markup, a link, a mention or the end of a table's cell. */
final class Markdown {
    private static final String SPECIAL = "\\`*_{}[]<>#!|~@&";

    private Markdown() {}

    /** One line. A numeric character reference has no meaning but its character (CommonMark 0.31, section 2.5). */
    static String text(String text) {
        StringBuilder out = new StringBuilder();
        Printable.line(text).codePoints().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                out.append("&#").append(c).append(';');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString().replace("://", "&#58;//");
    }
}
