package dev.assay.results.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as the database keeps them: numbers, or text with always nine digits after the point, which sorts as time does. */
final class Timestamps {
    private static final DateTimeFormatter FIXED_WIDTH =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final long NS = 1_000_000_000;

    private Timestamps() {}

    /** ns since 1970; null for null. */
    static Long nanos(Instant instant) {
        return instant == null
                ? null
                : (Long) Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NS), instant.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NS), Math.floorMod(nanos, NS));
    }

    /** @return null for null: not known */
    static String text(Instant instant) {
        return instant == null ? null : FIXED_WIDTH.format(instant);
    }
}
