package dev.assay.harness.run;

import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.condition.LinuxConditions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Waits until the hottest zone is no hotter than a limit, or until waiting longer is of no use: on a plateau the device is
 * as cool as the room lets it be, and all trials that follow start from there.
 */
final class TemperatureCheck implements GateCheck {
    /** A zone that moved by less over the window no longer cools: most tell tenths, many only halves of a degree. */
    static final double PLATEAU_C = 0.5;

    /** Long enough for the slowest housing to move by more than that while it still cools. */
    static final Duration PLATEAU_WINDOW = Duration.ofSeconds(30);

    private record Reading(Duration at, double celsius) {}

    private final double limitC;
    private final Deque<Reading> window = new ArrayDeque<>();

    TemperatureCheck(double limitC) {
        this.limitC = limitC;
    }

    @Override
    public Seen look(Conditions before, Conditions now, Duration waited) {
        OptionalDouble hottest = now.value(LinuxConditions.HOTTEST);
        if (hottest.isEmpty()) {
            return new Seen(true, "temperature not checked: the device has no thermal zone that can be read");
        }
        double celsius = hottest.getAsDouble();
        String seen = String.format(Locale.ROOT, "hottest zone %.1f °C (limit %.1f °C)", celsius, limitC);
        if (celsius <= limitC) {
            return new Seen(true, seen);
        }
        boolean plateau = onPlateau(new Reading(waited, celsius));
        return new Seen(plateau, plateau ? seen + ", no longer cooling" : seen);
    }

    /** Whether the readings span the window and lie within {@link #PLATEAU_C} of each other. */
    private boolean onPlateau(Reading latest) {
        window.addLast(latest);
        Duration begin = latest.at().minus(PLATEAU_WINDOW);
        while (window.size() > 1 && second(window).at().compareTo(begin) <= 0) {
            window.removeFirst();
        }
        double high = window.stream().mapToDouble(Reading::celsius).max().orElseThrow();
        double low = window.stream().mapToDouble(Reading::celsius).min().orElseThrow();
        return window.getFirst().at().compareTo(begin) <= 0 && high - low < PLATEAU_C;
    }

    private static Reading second(Deque<Reading> readings) {
        return readings.stream().skip(1).findFirst().orElseThrow();
    }
}
