package dev.assay.collectors.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * The known name that the fewest edits turn {@code wrong} into, if those are at most a third of its length (and one at
     * least). Case does not count. Of equally near ones the first in alphabetical order.
     */
    public static Optional<String> of(String wrong, Collection<String> known) {
        int reach = Math.max(1, wrong.length() / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - wrong.length()) <= reach)
                .filter(name -> edits(wrong, name) <= reach)
                .min(Comparator.comparingInt((String name) -> edits(wrong, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The tail of a message: {@code "; did you mean 'threads'?"}, or all known names where none is near. */
    public static String hint(String wrong, Collection<String> known) {
        return of(wrong, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() -> known.isEmpty()
                        ? ""
                        : "; known: "
                                + String.join(", ", known.stream().sorted().toList()));
    }

    /**
     * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, no part edited twice
     * (Navarro, A guided tour to approximate string matching, 2001, section 3.1).
     */
    static int edits(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
