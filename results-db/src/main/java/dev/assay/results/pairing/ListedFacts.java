package dev.assay.results.pairing;

import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts of trials that came with their measurements, one by one. */
public final class ListedFacts implements TrialFacts {
    private final List<Measurement> first = new ArrayList<>();

    private ListedFacts() {}

    /** What tells trials apart. */
    private record Key(
            String cell, String run, int block, int order, Instant started, boolean simulated, Charger charger) {
        static Key of(Measurement m) {
            return new Key(m.cell(), m.run(), m.block(), m.order(), m.started(), m.simulated(), m.charger());
        }
    }

    /** @return by metric, in the order of the list */
    public static Map<Metric, MetricColumn> columns(List<Measurement> measurements) {
        ListedFacts facts = new ListedFacts();
        Map<Key, Integer> numbers = new HashMap<>();
        Map<Metric, MetricColumn> columns = new EnumMap<>(Metric.class);
        for (Measurement m : measurements) {
            int trial = numbers.computeIfAbsent(Key.of(m), _ -> facts.first.size());
            if (trial == facts.first.size()) {
                facts.first.add(m);
            }
            columns.computeIfAbsent(m.metric(), metric -> new MetricColumn(metric, facts, 8))
                    .add(trial, m.value(), m.method());
        }
        return columns;
    }

    /** @param measurements of one metric */
    public static MetricColumn column(Metric metric, List<Measurement> measurements) {
        return columns(measurements).getOrDefault(metric, new MetricColumn(metric, new ListedFacts(), 0));
    }

    @Override
    public int count() {
        return first.size();
    }

    @Override
    public String cell(int trial) {
        return first.get(trial).cell();
    }

    @Override
    public String run(int trial) {
        return first.get(trial).run();
    }

    @Override
    public int block(int trial) {
        return first.get(trial).block();
    }

    @Override
    public int order(int trial) {
        return first.get(trial).order();
    }

    @Override
    public Instant started(int trial) {
        return first.get(trial).started();
    }

    @Override
    public boolean simulated(int trial) {
        return first.get(trial).simulated();
    }

    @Override
    public Charger charger(int trial) {
        return first.get(trial).charger();
    }
}
