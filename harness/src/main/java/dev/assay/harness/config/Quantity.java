package dev.assay.harness.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar that all values with units share: a decimal number, an optional space, a unit.
 *
 * @param expected what the message says is expected, with the units and an example
 * @param units each unit's size in the base unit
 */
record Quantity(String expected, Map<String, BigDecimal> units) {
    /** At most 15 digits before and 9 after the point: exact in every type behind. */
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,15}(?:\\.[0-9]{1,9})?) ?([^0-9. -].{0,7})");

    /** The value in the base unit, exactly; never negative. */
    BigDecimal parse(String text) {
        BigDecimal value = parseSigned(text);
        if (value.signum() < 0) {
            throw rejected(text);
        }
        return value;
    }

    BigDecimal parseSigned(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            throw rejected(text);
        }
        return new BigDecimal(matcher.group(1)).multiply(units.get(matcher.group(2)));
    }

    IllegalArgumentException rejected(String text) {
        return new IllegalArgumentException("expected " + expected + ", found \"" + text + '"');
    }

    /** The shortest way to write a number without an exponent. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
