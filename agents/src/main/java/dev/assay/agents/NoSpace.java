package dev.assay.agents;

import dev.assay.collectors.verdict.Failure;
import java.util.Locale;

/** Tells a full medium, of a device or of this machine, from other failures, by the words of kernel and C library. */
public final class NoSpace {
    private NoSpace() {}

    /** @param said by a program or an exception; null for one that said nothing */
    public static boolean isSaidBy(String said) {
        String lower = said == null ? "" : said.toLowerCase(Locale.ROOT);
        return lower.contains("no space left on device") || lower.contains("disk quota exceeded");
    }

    /** {@link Failure#NO_SPACE}, or {@link Failure#NOT_PROVISIONED} of anything else. */
    public static Failure failureOf(String said) {
        return isSaidBy(said) ? Failure.NO_SPACE : Failure.NOT_PROVISIONED;
    }
}
