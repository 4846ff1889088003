package dev.assay.results.comparison;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a selector draws a line between runs, by their start. */
public sealed interface PointInTime {
    /** How it is written, for messages. */
    String FORMS =
            "a day such as 2026-11-01, a time such as 2026-11-01T08:00:00Z, or a span such as 7d (also w, h, min)";

    /** @param now where a span ends */
    Instant at(Instant now);

    /** What stands behind {@code since=} or {@code until=}. */
    String value();

    /** A day is its first moment in UTC. */
    record Moment(Instant moment) implements PointInTime {
        @Override
        public Instant at(Instant now) {
            return moment;
        }

        @Override
        public String value() {
            String text = moment.toString();
            return text.endsWith("T00:00:00Z") ? text.substring(0, text.indexOf('T')) : text;
        }
    }

    /** @param span whole minutes, from one on to about a hundred years */
    record Ago(Duration span) implements PointInTime {
        static final long MOST_MINUTES = 36_525L * 24 * 60;

        public Ago {
            long minutes = span.toMinutes();
            if (!span.equals(Duration.ofMinutes(minutes)) || minutes < 1 || minutes > MOST_MINUTES) {
                throw new IllegalArgumentException("not a span of 1 min to 36525 d: " + span);
            }
        }

        @Override
        public Instant at(Instant now) {
            return now.minus(span);
        }

        @Override
        public String value() {
            long minutes = span.toMinutes();
            return minutes % Unit.D.minutes == 0
                    ? minutes / Unit.D.minutes + "d"
                    : minutes % Unit.H.minutes == 0 ? minutes / Unit.H.minutes + "h" : minutes + "min";
        }
    }

    /** Empty when the text has none of the {@link #FORMS}. */
    static Optional<PointInTime> parse(String text) {
        Matcher span = Unit.FORM.matcher(text);
        try {
            if (span.matches()) {
                long minutes = Math.multiplyExact(Long.parseLong(span.group(1)), Unit.of(span.group(2)).minutes);
                return Optional.of(new Ago(Duration.ofMinutes(minutes)));
            }
            return Optional.of(new Moment(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()));
        } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Units of a span. */
    enum Unit {
        W(7 * 24 * 60),
        D(24 * 60),
        H(60),
        MIN(1);

        private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(w|d|h|min)");

        private final long minutes;

        Unit(long minutes) {
            this.minutes = minutes;
        }

        private static Unit of(String label) {
            return valueOf(label.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
