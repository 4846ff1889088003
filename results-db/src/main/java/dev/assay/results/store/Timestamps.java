package dev.assay.results.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as the database keeps them: always nine digits after the point, so that text sorts as time does. */
final class Timestamps {
    private static final DateTimeFormatter FIXED_WIDTH =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** @return null for null: not known */
    static String text(Instant instant) {
        return instant == null ? null : FIXED_WIDTH.format(instant);
    }
}
