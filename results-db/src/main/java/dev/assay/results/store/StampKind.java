package dev.assay.results.store;

import java.util.Locale;

/** What happened at a moment that a runner stamped. */
enum StampKind {
    TOKEN,
    INFERENCE_BEGIN,
    INFERENCE_END;

    /** As the database has it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
