package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Hashes;
import dev.assay.results.store.Circumstances;
import dev.assay.results.store.RunFacts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a run and a trial tell of how they ran, without what the cell says itself. */
public final class RunningFacts {
    /** The many files of a runtime are one fact: that they are the same, or not. */
    private static final String FILES = "runtime.files";

    private static final int HEX_DIGITS = 16;
    private static final Set<String> SAID_ELSEWHERE =
            Set.of("runtime.version", "model.sha256", "device.model", "device.abi", "assay");

    private RunningFacts() {}

    public static Map<String, String> of(RunFacts run) {
        Map<String, String> facts = new TreeMap<>(Map.of("suite", run.suite(), "suite.sha256", run.suiteSha256()));
        if (run.assayVersion() != null) {
            facts.put("assay", run.assayVersion());
        }
        return facts;
    }

    public static Map<String, String> of(Circumstances circumstances) {
        Map<String, String> facts = ofProvenance(circumstances.provenance());
        facts.putAll(ofReadings(circumstances.readings()));
        return facts;
    }

    /** What ran, without what the cell and the run say themselves. */
    static Map<String, String> ofProvenance(Map<String, String> provenance) {
        Map<String, String> facts = new TreeMap<>();
        StringBuilder files = new StringBuilder();
        provenance.forEach((name, fact) -> {
            if (name.startsWith("runtime.file.") || name.startsWith("runtime.origin.")) {
                files.append(name).append('=').append(fact).append('\n');
            } else if (!SAID_ELSEWHERE.contains(name)) {
                facts.put(name, fact);
            }
        });
        if (!files.isEmpty()) {
            byte[] text = files.toString().getBytes(StandardCharsets.UTF_8);
            facts.put(FILES, Hashes.of(text).substring(0, HEX_DIGITS));
        }
        return facts;
    }

    /** Battery and charger are left to the trials, which tell them one by one. */
    static Map<String, String> ofReadings(Map<String, String> readings) {
        Map<String, String> facts = new TreeMap<>(readings);
        facts.keySet().removeIf(name -> name.startsWith("battery_status_") || name.startsWith("charger_online_"));
        return facts;
    }
}
