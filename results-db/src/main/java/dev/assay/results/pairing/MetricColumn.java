package dev.assay.results.pairing;

import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One metric of some trials: numbers in arrays and no object for each, for a comparison has half a million of them. Filled by
 * one thread, then read by many.
 */
public final class MetricColumn {
    private final Metric metric;
    private final TrialFacts facts;
    private int size;
    private int[] trials;
    private double[] values;
    private String[] methods;

    /** @param capacity how many there will be, about */
    public MetricColumn(Metric metric, TrialFacts facts, int capacity) {
        this.metric = metric;
        this.facts = facts;
        trials = new int[capacity];
        values = new double[capacity];
        methods = new String[capacity];
    }

    /**
     * @param trial number of the trial
     * @param value in the metric's unit
     * @param method how it was measured; null where that is not told
     */
    public void add(int trial, double value, String method) {
        if (size == trials.length) {
            int capacity = Math.max(8, 2 * size);
            trials = Arrays.copyOf(trials, capacity);
            values = Arrays.copyOf(values, capacity);
            methods = Arrays.copyOf(methods, capacity);
        }
        trials[size] = trial;
        values[size] = value;
        methods[size++] = method;
    }

    public Metric metric() {
        return metric;
    }

    public TrialFacts facts() {
        return facts;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The number of the trial of the i-th value. */
    public int trial(int i) {
        return trials[i];
    }

    public double value(int i) {
        return values[i];
    }

    public String method(int i) {
        return methods[i];
    }

    public String cell(int i) {
        return facts.cell(trials[i]);
    }

    public String run(int i) {
        return facts.run(trials[i]);
    }

    public int order(int i) {
        return facts.order(trials[i]);
    }

    /** All values, as they stand. */
    public double[] values() {
        return Arrays.copyOf(values, size);
    }

    /** Each once, empty where none is told. */
    public List<String> methods() {
        if (size == 0) {
            return List.of();
        }
        boolean same = true;
        for (int i = 1; i < size && same; i++) {
            same = methods[i] == methods[0] || methods[i] != null && methods[i].equals(methods[0]);
        }
        return same
                ? List.of(told(methods[0]))
                : Arrays.stream(methods, 0, size)
                        .map(MetricColumn::told)
                        .distinct()
                        .toList();
    }

    private static String told(String method) {
        return method == null ? "" : method;
    }

    public Set<Charger> chargers() {
        Set<Charger> chargers = EnumSet.noneOf(Charger.class);
        for (int i = 0; i < size; i++) {
            chargers.add(facts.charger(trials[i]));
        }
        return chargers;
    }

    /** In how many trials the charger was so. */
    public int count(Charger charger) {
        return (int) IntStream.range(0, size)
                .filter(i -> facts.charger(trials[i]) == charger)
                .count();
    }

    /** In how many trials files stood in for sensors. */
    public int simulated() {
        int simulated = 0;
        for (int i = 0; i < size; i++) {
            simulated += facts.simulated(trials[i]) ? 1 : 0;
        }
        return simulated;
    }

    /** The same with an object for each. */
    public List<Measurement> toList() {
        return IntStream.range(0, size).mapToObj(this::measurement).toList();
    }

    private Measurement measurement(int i) {
        int trial = trials[i];
        return new Measurement(
                facts.cell(trial),
                facts.run(trial),
                facts.block(trial),
                facts.order(trial),
                facts.started(trial),
                metric,
                values[i],
                methods[i],
                facts.simulated(trial),
                facts.charger(trial));
    }
}
