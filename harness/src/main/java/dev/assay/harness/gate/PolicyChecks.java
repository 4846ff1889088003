package dev.assay.harness.gate;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.problem.NearestName;
import dev.assay.harness.config.ConfigCheck;
import dev.assay.results.comparison.Selector;
import dev.assay.results.comparison.SelectorException;
import dev.assay.results.comparison.Term;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** The rules of a policy that its schema cannot state. */
final class PolicyChecks {
    static final ConfigCheck[] ALL = {PolicyChecks::metricsAreKnown, PolicyChecks::cellsAreSelectors};

    private PolicyChecks() {}

    private static void metricsAreKnown(JsonNode policy, BiConsumer<String, String> problems) {
        metrics(policy, "/metrics", problems);
        for (int i = 0; i < policy.path("rules").size(); i++) {
            metrics(policy, "/rules/" + i + "/metrics", problems);
        }
    }

    private static void metrics(JsonNode policy, String pointer, BiConsumer<String, String> problems) {
        List<String> known = Arrays.stream(Metric.values()).map(Metric::key).toList();
        for (int i = 0; i < policy.at(pointer).size(); i++) {
            JsonNode metric = policy.at(pointer).get(i);
            if (metric.isString() && !known.contains(metric.asString())) {
                problems.accept(
                        pointer + "/" + i,
                        "unknown metric '" + metric.asString() + "'" + NearestName.hint(metric.asString(), known));
            }
        }
    }

    /** Which runs are compared the command line says; a rule only chooses among their cells. */
    private static void cellsAreSelectors(JsonNode policy, BiConsumer<String, String> problems) {
        for (int i = 0; i < policy.path("rules").size(); i++) {
            JsonNode cells = policy.at("/rules/" + i + "/cells");
            if (cells.isString() && !cells.asString().isEmpty()) {
                check(cells.asString(), "/rules/" + i + "/cells", problems);
            }
        }
    }

    private static void check(String text, String pointer, BiConsumer<String, String> problems) {
        try {
            Selector selector = Selector.parse(text);
            boolean ofCells = selector.runs().isEmpty()
                    && selector.since().isEmpty()
                    && selector.until().isEmpty()
                    && selector.terms().stream().allMatch(Term.OfCell.class::isInstance);
            if (!ofCells) {
                problems.accept(
                        pointer,
                        "expected terms of cells (device, runtime, runner, model, quant, workload, threads, collectors), found \""
                                + text + '"');
            }
        } catch (SelectorException e) {
            problems.accept(pointer, e.where() + ": " + e.why());
        }
    }
}
