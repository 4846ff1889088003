package dev.assay.results.store;

import java.util.Map;

/**
 * What ran a trial and what surrounded it, in words.
 *
 * @param provenance versions and hashes of what ran, by name; the same instance for all trials of a session within one reading
 * @param readings before the trial: clock governors and whatever else the device tells as a word, by name. Numbers are not
 *     among them: they differ from trial to trial
 */
public record Circumstances(TrialPlace place, Map<String, String> provenance, Map<String, String> readings) {}
