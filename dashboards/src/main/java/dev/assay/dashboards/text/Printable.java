package dev.assay.dashboards.text;

/**
 * Text from outside (names, error messages, suite files) made harmless to look at: control characters, which could move
 * a terminal's cursor, and direction overrides, which could make text read as something else, become visible signs.
 */
public final class Printable {
    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    /** For one line: line ends and tabs become signs too. */
    public static String line(String text) {
        return map(text, false);
    }

    /** For text of many lines: line feeds and tabs stay. */
    public static String lines(String text) {
        return map(text, true);
    }

    private static String map(String text, boolean keepLayout) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(c -> sign(c, keepLayout)).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static int sign(int c, boolean keepLayout) {
        if (keepLayout && (c == '\n' || c == '\t')) {
            return c;
        }
        if (c < 0x20) {
            return 0x2400 + c; // Unicode's "control pictures" block mirrors the control characters
        }
        if (c == 0x7F) {
            return 0x2421;
        }
        return isUnsafe(c) ? REPLACEMENT : c;
    }

    private static boolean isUnsafe(int c) {
        return Character.getType(c) == Character.CONTROL
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || (c & 0xFFFE) == 0xFFFE
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
