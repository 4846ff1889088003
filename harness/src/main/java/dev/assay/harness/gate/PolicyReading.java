package dev.assay.harness.gate;

import dev.assay.collectors.metric.Metric;
import dev.assay.harness.config.Config;
import dev.assay.harness.config.Percent;
import dev.assay.results.comparison.Question;
import dev.assay.results.comparison.Selector;
import dev.assay.results.comparison.SelectorException;
import dev.assay.results.pairing.Code;
import dev.assay.results.statistics.Margin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From a policy's file to what it means. */
final class PolicyReading {
    private PolicyReading() {}

    static Policy policy(Config<PolicyFile> config) {
        PolicyFile file = config.value();
        Margin margin = file.margin() == null
                ? PolicyDefaults.MARGIN
                : new Margin(file.margin().percent());
        Policy.Rule last = rule(0, file.defaults(), builtIn(margin));
        List<Policy.Rule> rules = new ArrayList<>();
        for (PolicyFile.RuleFile rule : or(file.rules(), List.<PolicyFile.RuleFile>of())) {
            rules.add(rule(rules.size() + 1, rule, last));
        }
        rules.add(last);
        Set<Metric> top = metrics(or(file.metrics(), List.<String>of()));
        Set<Metric> metrics = EnumSet.copyOf(top.isEmpty() ? Question.HEADLINE : top);
        rules.forEach(rule -> metrics.addAll(rule.metrics()));
        return new Policy(
                margin,
                metrics,
                top,
                or(file.despite(), List.<String>of()).stream()
                        .map(Code::valueOf)
                        .collect(Collectors.toSet()),
                rules,
                config.source());
    }

    private static Policy.Rule builtIn(Margin margin) {
        return new Policy.Rule(
                0,
                Set.of(),
                Optional.empty(),
                new Percent(PolicyDefaults.regressionPercent(margin)),
                PolicyDefaults.TRIALS,
                PolicyDefaults.ON_INCONCLUSIVE,
                PolicyDefaults.ON_UNCOMPARABLE,
                PolicyDefaults.ON_MISSING,
                PolicyDefaults.ON_IDLE);
    }

    private static Policy.Rule rule(int number, PolicyFile.RuleFile file, Policy.Rule defaults) {
        return file == null
                ? defaults
                : new Policy.Rule(
                        number,
                        metrics(or(file.metrics(), List.<String>of())),
                        Optional.ofNullable(file.cells()).map(PolicyReading::selector),
                        or(file.regression(), defaults.regression()),
                        or(file.trials(), defaults.trials()),
                        or(file.onInconclusive(), defaults.onInconclusive()),
                        or(file.onUncomparable(), defaults.onUncomparable()),
                        or(file.onMissing(), defaults.onMissing()),
                        or(file.onMissing(), PolicyDefaults.ON_IDLE));
    }

    private static Set<Metric> metrics(List<String> keys) {
        return keys.stream().map(key -> Metric.byKey(key).orElseThrow()).collect(Collectors.toSet());
    }

    private static Selector selector(String text) {
        try {
            return Selector.parse(text);
        } catch (SelectorException e) {
            throw new IllegalStateException("was checked before: " + text, e);
        }
    }

    private static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
