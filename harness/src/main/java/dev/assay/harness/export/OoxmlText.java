package dev.assay.harness.export;

import java.util.regex.Pattern;

/**
 * Text as a workbook can hold it (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring): a character that XML forbids is written
 * {@code _xHHHH_}, and text that already looks so has its underscore written that way.
 */
final class OoxmlText {
    /** Characters in one place of a sheet, as the file format has it. */
    static final int LIMIT = 32_767;

    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final String CUT = " […cut]";

    private OoxmlText() {}

    /** Reads back as the same text, but for lone surrogates (they become U+FFFD) and what is past the limit. */
    static String encode(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_").codePoints().forEach(c -> append(out, c));
        return out.length() <= LIMIT ? out.toString() : out.substring(0, LIMIT - CUT.length()) + CUT;
    }

    /** Nearly all text is, and a sheet of samples has millions of it. */
    private static boolean isPlain(String text) {
        return text.length() <= LIMIT && text.chars().allMatch(c -> c >= ' ' && c <= '~') && !text.contains("_x");
    }

    private static void append(StringBuilder out, int c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            out.append('\uFFFD');
        } else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF) {
            out.append("_x%04X_".formatted(c));
        } else {
            out.appendCodePoint(c);
        }
    }
}
