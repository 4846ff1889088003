package dev.assay.results.comparison;

/**
 * A name with wildcards: {@code *} stands for any text, {@code ?} for one character, a backslash takes the next character as it
 * is. Matches the whole name; upper and lower case differ.
 *
 * @param pattern in its one canonical spelling, as {@link #parse} makes it: equal globs of equal meaning
 */
public record Glob(String pattern) {
    /** Characters that mean something in a selector or a glob, and so stand behind a backslash when they mean themselves. */
    private static final String SPECIAL = "\\*?,";

    /** Only from what {@link #parse} and {@link #literal} make. */
    public Glob {
        if (!canonical(pattern).equals(pattern)) {
            throw new IllegalArgumentException("not a canonical glob: " + pattern);
        }
    }

    /** Blanks at both ends do not count, unless behind a backslash. A backslash at the very end stands for itself. */
    public static Glob parse(String text) {
        return new Glob(canonical(text));
    }

    /** A glob that fits this name alone. */
    public static Glob literal(String name) {
        return parse(Escaped.of(name, SPECIAL + " "));
    }

    public boolean isEmpty() {
        return pattern.isEmpty();
    }

    /** Takes time proportional to the product of the lengths at most, whatever the pattern. */
    public boolean fits(String name) {
        return name != null && fits(pattern, name);
    }

    @Override
    public String toString() {
        return pattern;
    }

    /** One pass with a single place to come back to: only the last star can need to take more. */
    private static boolean fits(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            boolean escaped = p < pattern.length() && pattern.charAt(p) == '\\';
            int literal = escaped ? p + 1 : p;
            if (p < pattern.length() && !escaped && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length()
                    && (pattern.charAt(literal) == name.charAt(n) || !escaped && pattern.charAt(p) == '?')) {
                p = literal + 1;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static String canonical(String raw) {
        String text = Escaped.trimmed(raw);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escaped = text.charAt(i) == '\\' && i + 1 < text.length();
            char meant = escaped ? text.charAt(++i) : text.charAt(i);
            boolean atAnEnd = out.isEmpty() || i + 1 == text.length();
            boolean wildcard = !escaped && (meant == '*' || meant == '?');
            if (!wildcard && (SPECIAL.indexOf(meant) >= 0 || atAnEnd && meant == ' ')) {
                out.append('\\');
            }
            out.append(meant);
        }
        return out.toString();
    }
}
