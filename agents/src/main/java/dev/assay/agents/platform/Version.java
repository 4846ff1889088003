package dev.assay.agents.platform;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A version of numbers and dots. A number that is not written counts as 0: 2.34 and 2.34.0 compare as equal.
 *
 * @param numbers one or more, each 0 or more
 */
public record Version(List<Integer> numbers) implements Comparable<Version> {
    /** Numbers of at most nine digits, so that each is an int. */
    public static final String FORM = "[0-9]{1,9}(?:\\.[0-9]{1,9})*";

    public Version {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("a version has a number");
        }
    }

    /** @throws IllegalArgumentException when the text has another form, such as {@code 2.x} */
    public static Version of(String text) {
        if (!text.matches(FORM)) {
            throw new IllegalArgumentException("'" + text + "' is no version such as 2.34");
        }
        return new Version(
                Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList());
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int difference = Integer.compare(number(i), other.number(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private int number(int i) {
        return i < numbers.size() ? numbers.get(i) : 0;
    }

    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
