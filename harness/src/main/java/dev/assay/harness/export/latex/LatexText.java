package dev.assay.harness.export.latex;

import java.text.Normalizer;
import java.util.Map;

/**
 * Any text as text of a LaTeX document, in ASCII alone, so that it compiles with every engine, input and font encoding.
 * Letters with accents become TeX's accents; what has no command of the plain format becomes its code point, such as U+65E5,
 * for a character that a font lacks would vanish from the page in silence.
 */
public final class LatexText {
    private static final Map<Integer, String> SPECIAL = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '{', "\\{"),
            Map.entry((int) '}', "\\}"),
            Map.entry((int) '$', "\\$"),
            Map.entry((int) '&', "\\&"),
            Map.entry((int) '#', "\\#"),
            Map.entry((int) '%', "\\%"),
            Map.entry((int) '_', "\\_"),
            Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '<', "\\textless{}"),
            Map.entry((int) '>', "\\textgreater{}"),
            Map.entry((int) '|', "\\textbar{}"),
            Map.entry((int) '"', "{\\char34}"),
            // After the end of a table's row these two would be arguments of it.
            Map.entry((int) '[', "{[}"),
            Map.entry((int) '*', "{*}"),
            Map.entry(0xA0, "~"),
            Map.entry((int) '°', "$^{\\circ}$"),
            Map.entry((int) '±', "$\\pm$"),
            Map.entry((int) '×', "$\\times$"),
            Map.entry((int) '·', "$\\cdot$"),
            Map.entry((int) 'µ', "$\\mu$"),
            Map.entry((int) 'μ', "$\\mu$"),
            Map.entry((int) '²', "$^{2}$"),
            Map.entry((int) '³', "$^{3}$"),
            Map.entry((int) '–', "--"),
            Map.entry((int) '—', "---"),
            Map.entry((int) '…', "\\ldots{}"),
            Map.entry((int) 'ß', "\\ss{}"),
            Map.entry((int) 'æ', "\\ae{}"),
            Map.entry((int) 'Æ', "\\AE{}"),
            Map.entry((int) 'œ', "\\oe{}"),
            Map.entry((int) 'Œ', "\\OE{}"),
            Map.entry((int) 'ø', "\\o{}"),
            Map.entry((int) 'Ø', "\\O{}"),
            Map.entry((int) 'ł', "\\l{}"),
            Map.entry((int) 'Ł', "\\L{}"));

    /** Unicode's combining accents and TeX's. */
    private static final Map<Character, String> ACCENTS = Map.ofEntries(
            Map.entry('\u0300', "\\`"),
            Map.entry('\u0301', "\\'"),
            Map.entry('\u0302', "\\^"),
            Map.entry('\u0303', "\\~"),
            Map.entry('\u0304', "\\="),
            Map.entry('\u0306', "\\u"),
            Map.entry('\u0307', "\\."),
            Map.entry('\u0308', "\\\""),
            Map.entry('\u030A', "\\r"),
            Map.entry('\u030B', "\\H"),
            Map.entry('\u030C', "\\v"),
            Map.entry('\u0327', "\\c"));

    private LatexText() {}

    /** For a paragraph, a caption or a place of a table, outside of math. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder();
        int before = 0;
        for (int c :
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            if (isLigature(before, c)) {
                out.append("{}");
            }
            out.append(of(c));
            before = c;
        }
        return out.toString();
    }

    /** For the rest of a line after a percent sign: a character that is not printable ASCII is its code point. */
    public static String comment(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(isPlain(c) ? Character.toString(c) : "<" + codePoint(c) + ">"));
        return out.toString();
    }

    private static String of(int c) {
        String special = SPECIAL.get(c);
        if (special != null) {
            return special;
        }
        if (isPlain(c)) {
            return Character.toString(c);
        }
        String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        if (parts.length() == 2 && isLetter(parts.charAt(0)) && ACCENTS.containsKey(parts.charAt(1))) {
            return ACCENTS.get(parts.charAt(1)) + "{" + parts.charAt(0) + "}";
        }
        return "\\texttt{" + codePoint(c) + "}";
    }

    /** Two characters that fonts of TeX would draw as another one, such as a dash for two hyphens. */
    private static boolean isLigature(int first, int second) {
        return (first == second && "-'`,".indexOf(first) >= 0) || (second == '`' && (first == '!' || first == '?'));
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c <= '~';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String codePoint(int c) {
        return "U+%04X".formatted(c);
    }
}
