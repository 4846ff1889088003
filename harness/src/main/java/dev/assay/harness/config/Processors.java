package dev.assay.harness.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Processors of a device by the kernel's numbers, in YAML a list as {@code taskset -c} takes it: {@code 4-7},
 * {@code 0,2,4-5}.
 *
 * @param numbers each 0 to {@value #LAST}, one at the least; kept in ascending order, each once
 */
public record Processors(List<Integer> numbers) {
    /** The last that a set of Linux's C libraries holds. */
    public static final int LAST = 1023;

    private static final String FORM = "a list of processors, such as \"4-7\" or \"0,2,4-5\"";
    private static final Pattern RANGE = Pattern.compile("([0-9]+)(?:-([0-9]+))?");

    public Processors {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("expected " + FORM + ", found none");
        }
        numbers.stream()
                .filter(number -> number < 0 || number > LAST)
                .findFirst()
                .ifPresent(number -> {
                    throw new IllegalArgumentException("expected processors from 0 to " + LAST + ", found " + number);
                });
        numbers = numbers.stream().sorted().distinct().toList();
    }

    /** @throws IllegalArgumentException when the text is not of the form that its message describes */
    @JsonCreator
    public static Processors parse(String text) {
        return new Processors(Stream.of(text.split(",", -1))
                .flatMap(part -> range(part, text))
                .toList());
    }

    /** A list of one, which YAML takes for a number. */
    @JsonCreator
    static Processors of(long number) {
        return parse(Long.toString(number));
    }

    private static Stream<Integer> range(String part, String text) {
        Matcher range = RANGE.matcher(part);
        if (!range.matches()) {
            throw new IllegalArgumentException("expected " + FORM + ", found \"" + text + '"');
        }
        int first = number(range.group(1));
        int last = range.group(2) == null ? first : number(range.group(2));
        if (last < first) {
            throw new IllegalArgumentException("expected a range from its lesser end, such as \"" + last + '-' + first
                    + "\", found \"" + part + '"');
        }
        return IntStream.rangeClosed(first, last).boxed();
    }

    private static int number(String digits) {
        String plain = digits.replaceFirst("^0+(?=.)", "");
        if (plain.length() > 4 || Integer.parseInt(plain) > LAST) {
            throw new IllegalArgumentException("expected processors from 0 to " + LAST + ", found " + digits);
        }
        return Integer.parseInt(plain);
    }

    /** As short as it can be said: {@code 0,2,4-5}. */
    @JsonValue
    @Override
    public String toString() {
        List<int[]> ranges = new ArrayList<>();
        for (int number : numbers) {
            if (!ranges.isEmpty() && ranges.getLast()[1] == number - 1) {
                ranges.getLast()[1] = number;
            } else {
                ranges.add(new int[] {number, number});
            }
        }
        return ranges.stream()
                .map(range -> range[0] == range[1] ? "" + range[0] : range[0] + "-" + range[1])
                .collect(Collectors.joining(","));
    }
}
