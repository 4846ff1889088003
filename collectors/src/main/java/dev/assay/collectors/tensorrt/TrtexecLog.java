package dev.assay.collectors.tensorrt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a log of trtexec, without what stands before most of them: {@code [07/30/2024-15:30:36] [I] }.
 *
 * @param errors those of severity {@code E}, in their order
 */
record TrtexecLog(List<String> lines, List<String> errors) {
    /** As C++ streams print one. */
    static final String NUMBER = "([0-9][0-9.]*(?:e[+-]?[0-9]+)?)";

    private static final Pattern LINE = Pattern.compile("^\\[[0-9/]{10}-[0-9:]{8}] \\[([IWEVF])] ?(.*)$");
    /** The library writes whole paragraphs into some lines. */
    private static final int SHOWN = 200;

    static TrtexecLog of(String text) {
        List<String> lines = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            String words = matcher.matches() ? matcher.group(2) : line;
            lines.add(words.stripTrailing());
            if (matcher.matches() && matcher.group(1).equals("E")) {
                errors.add(words.strip());
            }
        }
        return new TrtexecLog(lines, errors);
    }

    /** What went wrong first: the errors behind it say that a step failed because of it. */
    Optional<String> firstError() {
        return errors.stream().findFirst().map(line -> line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
    }

    List<Matcher> all(Pattern pattern) {
        return lines.stream().map(pattern::matcher).filter(Matcher::matches).toList();
    }

    Optional<Matcher> last(Pattern pattern) {
        List<Matcher> all = all(pattern);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Of the first line that fits behind a line that is the title and nothing else. */
    Optional<Matcher> firstAfter(String title, Pattern pattern) {
        int at = lines.indexOf(title);
        return at < 0
                ? Optional.empty()
                : new TrtexecLog(lines.subList(at, lines.size()), List.of())
                        .all(pattern).stream().findFirst();
    }

    /** The first group of the last line that fits; empty without such a line, or where it is no number. */
    OptionalDouble number(Pattern pattern) {
        return last(pattern).map(TrtexecLog::number).orElseGet(OptionalDouble::empty);
    }

    static OptionalDouble number(Matcher matcher) {
        try {
            double value = Double.parseDouble(matcher.group(1));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
