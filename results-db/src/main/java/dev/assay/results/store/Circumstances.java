package dev.assay.results.store;

import java.util.Map;
import java.util.TreeMap;

/**
 * What ran a trial and what surrounded it, in words: its provenance (versions and hashes), and before it the clock governors
 * and whatever else the device tells as a word. Numbers are not among them: they differ from trial to trial.
 *
 * @param facts by name, sorted
 */
public record Circumstances(TrialPlace place, Map<String, String> facts) {
    public Circumstances {
        facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    }
}
