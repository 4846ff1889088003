package dev.assay.harness.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A choice of hosts by their labels: {@code site=lab}, or {@code site=lab,board=orin-nano} for those with both.
 *
 * @param wanted value by label; one or more
 */
public record LabelSelector(Map<String, String> wanted) {
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}";
    private static final Pattern ONE = Pattern.compile("(" + NAME + ")=(.+)", Pattern.DOTALL);

    /** A comma that no label's name follows belongs to a value. */
    private static final Pattern BETWEEN = Pattern.compile(",(?=" + NAME + "=)");

    public LabelSelector {
        wanted = Map.copyOf(wanted);
    }

    /** Whether a text is meant to be one: no id of a device has an equals sign. */
    public static boolean isMeant(String text) {
        return text.contains("=");
    }

    /** @return empty where a name or a value is missing, or a label is there twice */
    public static Optional<LabelSelector> parse(String text) {
        Map<String, String> wanted = new TreeMap<>();
        for (String part : BETWEEN.split(text)) {
            Matcher words = ONE.matcher(part);
            if (!words.matches() || wanted.put(words.group(1), words.group(2)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new LabelSelector(wanted));
    }

    public boolean fits(Map<String, String> labels) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }
}
