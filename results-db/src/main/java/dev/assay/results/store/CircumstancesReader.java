package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Reads what surrounded some trials, in three queries however many there are. */
final class CircumstancesReader {
    private static final String TRIALS = """
            SELECT t.trial, t.setup, r.id AS run, t.plan_order, max(t.attempt) FROM json_each(:places) place
            JOIN runs r ON r.id = place.value ->> 'run'
            JOIN trials t ON t.run = r.run AND t.plan_order = place.value ->> 'order' GROUP BY t.run, t.plan_order""";

    private static final String PROVENANCE = """
            SELECT p.setup, p.name, p.value FROM json_each(:setups) wanted
            JOIN setup_provenance p ON p.setup = wanted.value WHERE p.value IS NOT NULL""";

    private static final String READINGS = """
            SELECT c.trial, r.name, x.content FROM json_each(:trials) wanted
            JOIN trial_conditions c ON c.trial = wanted.value AND c.after = 0 AND c.text IS NOT NULL
            JOIN readings r ON r.reading = c.reading JOIN texts x ON x.text = c.text""";

    private record Found(long trial, long setup, TrialPlace place) {}

    private CircumstancesReader() {}

    static List<Circumstances> of(Handle handle, Collection<TrialPlace> places) {
        List<Found> trials = handle.createQuery(TRIALS)
                .bind("places", json(places.stream().distinct().toList()))
                .map((row, _) -> new Found(
                        row.getLong("trial"),
                        row.getLong("setup"),
                        new TrialPlace(row.getString("run"), row.getInt("plan_order"))))
                .list();
        Map<Long, Map<String, String>> provenance = facts(
                handle, PROVENANCE, "setups", trials.stream().map(Found::setup).toList());
        Map<Long, Map<String, String>> readings = facts(
                handle, READINGS, "trials", trials.stream().map(Found::trial).toList());
        List<Circumstances> circumstances = new ArrayList<>();
        for (Found found : trials) {
            circumstances.add(new Circumstances(
                    found.place(),
                    provenance.getOrDefault(found.setup(), Map.of()),
                    readings.getOrDefault(found.trial(), Map.of())));
        }
        return circumstances;
    }

    private static Map<Long, Map<String, String>> facts(
            Handle handle, String query, String parameter, List<Long> wanted) {
        Map<Long, Map<String, String>> facts = new HashMap<>();
        handle.createQuery(query)
                .bind(parameter, json(wanted.stream().distinct().toList()))
                .map((row, _) -> facts.computeIfAbsent(row.getLong(1), _ -> new TreeMap<>())
                        .put(row.getString(2), row.getString(3)))
                .list();
        return facts;
    }

    private static String json(Object values) {
        return BundleJson.mapper().writeValueAsString(values);
    }
}
