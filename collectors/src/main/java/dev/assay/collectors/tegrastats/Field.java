package dev.assay.collectors.tegrastats;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in a line. Each is followed by what shows that it is whole; a comma may stand for the point. */
final class Field {
    /** A sign or none, digits, a fraction or none: as many digits as a double holds exactly. */
    static final String NUMBER = "-?\\d{1,12}(?:[.,]\\d{1,9})?";

    static final double MEGA = 1e6;
    static final double MIB = 1 << 20;

    /** A load, and a clock in MHz or none; several clocks stand in brackets. */
    private static final String LOAD = "(" + NUMBER + ")%(?:@\\[?(\\d{1,7})(?=[\\s,\\]]))?";

    private static final Pattern CORE = Pattern.compile("(" + NUMBER + ")%(?:@(\\d{1,7}))?");

    private Field() {}

    /** As in {@code GR3D_FREQ 12%@[305,0]}, of the first of the names that is there. */
    static Engine engine(String line, String names) {
        Matcher found = Pattern.compile("(?<!\\S)(" + names + ") " + LOAD).matcher(line);
        if (!found.find()) {
            return Engine.NONE;
        }
        OptionalDouble load = percent(found.group(2));
        return load.isPresent() ? new Engine(found.group(1), load, megahertz(found.group(3))) : Engine.NONE;
    }

    /** As in {@code 12%@729}, {@code 12%} and {@code off}. */
    static Core core(String text, OptionalDouble sharedClockHz) {
        if (text.equalsIgnoreCase("off")) {
            return Core.OFF;
        }
        Matcher found = CORE.matcher(text);
        if (!found.matches() || percent(found.group(1)).isEmpty()) {
            return Core.UNKNOWN;
        }
        OptionalDouble own = megahertz(found.group(2));
        return new Core(Core.State.ON, percent(found.group(1)), own.isPresent() ? own : sharedClockHz);
    }

    static double number(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }

    static OptionalDouble megahertz(String text) {
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(number(text) * MEGA);
    }

    private static OptionalDouble percent(String text) {
        double value = number(text);
        return value >= 0 && value <= 100 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
