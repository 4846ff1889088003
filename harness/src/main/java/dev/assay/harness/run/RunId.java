package dev.assay.harness.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of runs and trials: UTC time, so that they sort, and two random bytes, so that two machines do not meet. */
final class RunId {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Pattern FORM = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{4}");

    private RunId() {}

    /** Whether a text has the form of a run's id; asked before it becomes part of a path. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static String next(Instant now) {
        byte[] tail = new byte[2];
        RANDOM.nextBytes(tail);
        return STAMP.format(now) + "-" + HexFormat.of().formatHex(tail);
    }

    /** @param device 0 and up, in the order of the run's devices */
    static String trial(String run, int device, int order, int attempt) {
        return String.format(Locale.ROOT, "%s-d%d-%04d-%d", run, device, order, attempt);
    }
}
