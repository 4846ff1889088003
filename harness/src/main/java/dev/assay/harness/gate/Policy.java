package dev.assay.harness.gate;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.harness.config.Config;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigReader;
import dev.assay.harness.config.ConfigSource;
import dev.assay.harness.config.Percent;
import dev.assay.results.comparison.Question;
import dev.assay.results.comparison.Selector;
import dev.assay.results.pairing.Code;
import dev.assay.results.statistics.Margin;
import dev.assay.results.summary.WorkloadMetrics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a gate lets pass: a policy file of format {@code assay.policy/1} (docs/formats/policy.md) with every default filled in.
 *
 * @param metrics that are judged: those of the file, or the headline ones, and those of its rules
 * @param top those of them that the file names at its top
 * @param rules the first that fits decides; the last fits everything
 * @param source the file's text and hash, for the record
 */
public record Policy(
        Margin margin, Set<Metric> metrics, Set<Metric> top, Set<Code> despite, List<Rule> rules, ConfigSource source) {
    static final String SCHEMA = "dev/assay/suites/schema/policy.schema.json";

    public Policy {
        metrics = Set.copyOf(metrics);
        top = Set.copyOf(top);
        despite = Set.copyOf(despite);
        rules = List.copyOf(rules);
    }

    /**
     * @param number its place in the file, 1 and up; 0 for the last, which is no rule of the file but its defaults
     * @param metrics empty: all
     * @param cells empty: all
     * @param regression how far a figure may fall behind and the gate still pass
     * @param trials least number of a side for an outcome to count
     * @param onIdle what it means that it decides of nothing
     */
    public record Rule(
            int number,
            Set<Metric> metrics,
            Optional<Selector> cells,
            Percent regression,
            int trials,
            Action onInconclusive,
            Action onUncomparable,
            Action onMissing,
            Action onIdle) {
        boolean isLast() {
            return number == 0;
        }

        boolean fits(Cell cell, Metric metric) {
            return (metrics.isEmpty() || metrics.contains(metric))
                    && cells.map(selector -> selector.fits(cell)).orElse(true);
        }
    }

    /** @throws ConfigException with every problem of the file, each with its line */
    public static Policy read(Path file) throws ConfigException {
        return of(ConfigSource.read(file));
    }

    static Policy of(ConfigSource source) throws ConfigException {
        Config<PolicyFile> config = ConfigReader.read(source, SCHEMA, PolicyFile.class, PolicyChecks.ALL);
        return PolicyReading.policy(config);
    }

    /** What this policy asks of two sides. */
    public Question question(Selector base, Selector candidate) {
        return new Question(base, candidate, metrics, named(), margin, despite);
    }

    /** The metrics that the file names, at its top or in a rule: the others nobody misses. */
    Set<Metric> named() {
        return Stream.concat(top.stream(), rules.stream().flatMap(rule -> rule.metrics().stream()))
                .collect(Collectors.toSet());
    }

    /** Whether the file's top, or a rule that fits, names the metric: then it should be there. */
    boolean expects(Cell cell, Metric metric) {
        return top.contains(metric)
                || rules.stream().anyMatch(rule -> rule.metrics().contains(metric) && rule.fits(cell, metric));
    }

    /** Whether a rule chooses the cell, or a metric is named that the cell's workload could have. */
    boolean expects(Cell cell) {
        return rules.stream()
                        .anyMatch(rule -> rule.cells()
                                .map(selector -> selector.fits(cell))
                                .orElse(false))
                || WorkloadMetrics.of(cell.workload()).stream().anyMatch(metric -> expects(cell, metric));
    }

    Rule rule(Cell cell, Metric metric) {
        return rules.stream()
                .filter(rule -> rule.fits(cell, metric))
                .findFirst()
                .orElseThrow();
    }
}
