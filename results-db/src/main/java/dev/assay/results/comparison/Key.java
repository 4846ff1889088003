package dev.assay.results.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a selector can ask for, in the order in which it is written. */
public enum Key {
    RUN,
    SUITE,
    SINCE,
    UNTIL,
    DEVICE,
    RUNTIME,
    RUNNER,
    MODEL,
    QUANT,
    WORKLOAD,
    THREADS,
    COLLECTORS;

    /** As in a selector. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Key> of(String label) {
        return Arrays.stream(values()).filter(key -> key.label().equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Key::label).toList();
    }
}
