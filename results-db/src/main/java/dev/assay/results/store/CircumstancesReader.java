package dev.assay.results.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Reads what surrounded some trials: two queries for every {@value #AT_ONCE} of them. */
final class CircumstancesReader {
    private static final int AT_ONCE = 400;

    private static final String PLACES = """
            WITH place (run, plan_order) AS (VALUES %s),
            last AS (SELECT t.trial, t.setup, r.id AS run, t.plan_order, max(t.attempt) FROM place p
                     JOIN runs r ON r.id = p.run
                     JOIN trials t ON t.run = r.run AND t.plan_order = p.plan_order GROUP BY t.run, t.plan_order)
            """;

    private static final String FACTS = PLACES + """
            SELECT l.run, l.plan_order, p.name, p.value FROM last l JOIN setup_provenance p ON p.setup = l.setup
            WHERE p.value IS NOT NULL
            UNION ALL
            SELECT l.run, l.plan_order, r.name, x.content FROM last l
            JOIN trial_conditions c ON c.trial = l.trial AND c.after = 0
            JOIN readings r ON r.reading = c.reading
            JOIN texts x ON x.text = c.text""";

    private CircumstancesReader() {}

    static List<Circumstances> of(Handle handle, Collection<TrialPlace> places) {
        List<TrialPlace> all = places.stream().distinct().toList();
        Map<TrialPlace, Map<String, String>> facts = new LinkedHashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            read(handle, all.subList(from, Math.min(all.size(), from + AT_ONCE)), facts);
        }
        List<Circumstances> read = new ArrayList<>();
        facts.forEach((place, ofPlace) -> read.add(new Circumstances(place, ofPlace)));
        return read;
    }

    private static void read(Handle handle, List<TrialPlace> places, Map<TrialPlace, Map<String, String>> facts) {
        String rows = String.join(", ", places.stream().map(_ -> "(?, ?)").toList());
        var query = handle.createQuery(FACTS.formatted(rows));
        int parameter = 0;
        for (TrialPlace place : places) {
            query.bind(parameter++, place.run()).bind(parameter++, place.order());
        }
        query.map((row, _) -> facts.computeIfAbsent(
                                new TrialPlace(row.getString(1), row.getInt(2)), _ -> new TreeMap<>())
                        .put(row.getString(3), row.getString(4)))
                .list();
    }
}
