package dev.assay.collectors.source;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for the channels of one plan, none twice. One use, one thread. */
public final class ChannelNames {
    private static final int LONGEST_STEM = 48;

    private final Set<String> taken = new HashSet<>();

    /**
     * A name from what a driver calls a quantity: lower case, letters, digits and underscores, ending in the unit. A second
     * one of the same words gets a number.
     *
     * @param words such as {@code temp_CPU-therm}
     * @param unit ending such as {@code c}, {@code w}, {@code hz}
     */
    public String name(String words, String unit) {
        return untaken(stem(words), "_" + unit);
    }

    /** The same for what has no unit: a count, a group. */
    public String name(String words) {
        return untaken(stem(words), "");
    }

    /** Keeps a name that somebody else gave. */
    public void reserve(String name) {
        if (!taken.add(name)) {
            throw new IllegalArgumentException("two channels are called " + name);
        }
    }

    private String untaken(String stem, String unit) {
        String name = stem + unit;
        for (int i = 2; !taken.add(name); i++) {
            name = stem + "_" + i + unit;
        }
        return name;
    }

    private static String stem(String words) {
        String stem =
                words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        stem = stem.substring(0, Math.min(stem.length(), LONGEST_STEM)).replaceAll("_$", "");
        return stem.isEmpty() || !Character.isLetter(stem.charAt(0)) ? "x" + stem : stem;
    }
}
