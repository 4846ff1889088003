package dev.assay.results.comparison;

/** Text in which a backslash takes the next character as it is; one at the very end stands for itself. */
final class Escaped {
    private Escaped() {}

    /** Where the character stands next without a backslash before it; the text's length where it does not. */
    static int next(String text, char wanted, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return text.length();
    }

    /** Without the blanks at both ends; one behind a backslash is meant. */
    static String trimmed(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        for (int i = start; i < text.length(); i++) {
            boolean escaped = text.charAt(i) == '\\' && i + 1 < text.length();
            if (escaped || text.charAt(i) != ' ') {
                end = escaped ? i + 2 : i + 1;
            }
            i += escaped ? 1 : 0;
        }
        return text.substring(start, end);
    }

    /** What is meant. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escaped = text.charAt(i) == '\\' && i + 1 < text.length();
            out.append(escaped ? text.charAt(++i) : text.charAt(i));
        }
        return out.toString();
    }

    /** A backslash before every character that is among the special ones; a backslash should be. */
    static String of(String plain, String special) {
        StringBuilder out = new StringBuilder();
        for (char c : plain.toCharArray()) {
            if (special.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }
}
