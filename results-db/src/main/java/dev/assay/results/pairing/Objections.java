package dev.assay.results.pairing;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What speaks against holding two cells, or one metric of them, against each other. docs/comparison.md. */
public final class Objections {
    /** Sums over a whole trial, so that they grow with its iterations and warm-up. */
    private static final Set<Metric> OF_WHOLE_TRIAL =
            EnumSet.of(Metric.ENERGY_J, Metric.DISCHARGE_MAH, Metric.CPU_TIME_S, Metric.TEMP_ABOVE_S);

    private Objections() {}

    /** @param why one sentence with what the two sides are */
    public record Objection(Code code, String why) {}

    /** Against the devices of two cells, whatever the metric. */
    public static List<Objection> ofDevices(Cell base, Cell candidate) {
        List<Objection> objections = new ArrayList<>();
        if (!base.device().id().equals(candidate.device().id())) {
            objections.add(new Objection(
                    Code.DEVICE,
                    "the base ran on " + device(base) + ", the candidate on " + device(candidate)
                            + ": two devices differ, even of one model"));
        }
        return objections;
    }

    /** Against cells whose workloads should be the same, whatever the metric. */
    public static List<Objection> ofWorkloads(Cell base, Cell candidate) {
        return differing(CellFacts.pass(base.workload()), CellFacts.pass(candidate.workload()))
                .map(what -> new Objection(
                        Code.WORK, "workload " + base.workload().name() + " asks for other work: " + what))
                .toList();
    }

    /** Against a ratio of these values. */
    public static List<Objection> ofValues(MetricColumn base, MetricColumn candidate) {
        return allPositive(base) && allPositive(candidate)
                ? List.of()
                : List.of(new Objection(Code.NOT_POSITIVE, "a ratio takes values above 0"));
    }

    private static boolean allPositive(MetricColumn column) {
        for (int i = 0; i < column.size(); i++) {
            if (column.value(i) <= 0) {
                return false;
            }
        }
        return true;
    }

    /** @param base at least one value, and so for the candidate */
    public static List<Objection> ofMetric(
            Metric metric, Cell baseCell, MetricColumn base, Cell candidateCell, MetricColumn candidate) {
        List<Objection> objections = new ArrayList<>();
        work(metric, baseCell, candidateCell, objections);
        instrument(metric, baseCell, base, candidateCell, candidate, objections);
        charging(metric, base, candidate, objections);
        simulated(metric, base, candidate, objections);
        return objections;
    }

    private static void work(Metric metric, Cell base, Cell candidate, List<Objection> objections) {
        if (OF_WHOLE_TRIAL.contains(metric)) {
            Map<String, Object> ofBase = CellFacts.work(base.workload());
            Map<String, Object> ofCandidate = CellFacts.work(candidate.workload());
            ofBase.remove("workload.sampling");
            ofCandidate.remove("workload.sampling");
            differing(ofBase, ofCandidate)
                    .map(what -> new Objection(
                            Code.WORK,
                            metric.key() + " is a sum over the trial, and the trials do other work: " + what))
                    .forEach(objections::add);
        }
    }

    private static void instrument(
            Metric metric,
            Cell baseCell,
            MetricColumn base,
            Cell candidateCell,
            MetricColumn candidate,
            List<Objection> objections) {
        if (Instrument.sameKind(baseCell, candidateCell) && toldAlike(base, candidate)) {
            return;
        }
        Set<String> ofBase = instruments(metric, baseCell, base);
        Set<String> ofCandidate = instruments(metric, candidateCell, candidate);
        if (ofBase.size() == 1 && ofBase.equals(ofCandidate)) {
            return;
        }
        boolean timed = Nature.of(metric) == Nature.SPEED;
        objections.add(new Objection(
                timed ? Code.TIMER : Code.METHOD,
                (timed ? "the timers include different things: " : "the figures come from different sources: ")
                        + "base " + String.join(" / ", ofBase) + "; candidate " + String.join(" / ", ofCandidate)));
    }

    /** One and the same method in all trials: nothing is left to be taken apart, which is what most rows are. */
    private static boolean toldAlike(MetricColumn base, MetricColumn candidate) {
        List<String> ofBase = base.methods();
        return ofBase.size() == 1 && ofBase.equals(candidate.methods());
    }

    private static Set<String> instruments(Metric metric, Cell cell, MetricColumn values) {
        return values.methods().stream()
                .map(method -> Instrument.of(metric, method, cell))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Governors and thermal budgets follow the charger, so it spoils speed as well; memory it leaves alone. */
    private static void charging(Metric metric, MetricColumn base, MetricColumn candidate, List<Objection> objections) {
        if (Nature.of(metric) == Nature.MEMORY) {
            return;
        }
        Set<Charger> all = base.chargers();
        all.addAll(candidate.chargers());
        if (all.contains(Charger.CONNECTED) && all.contains(Charger.NOT_CONNECTED)) {
            objections.add(new Objection(
                    Code.CHARGING,
                    "a charger was connected in " + share(base, Charger.CONNECTED) + " of the base and in "
                            + share(candidate, Charger.CONNECTED) + " of the candidate"));
        }
    }

    private static String share(MetricColumn values, Charger charger) {
        return values.count(charger) + " of " + values.size() + " trials";
    }

    private static void simulated(
            Metric metric, MetricColumn base, MetricColumn candidate, List<Objection> objections) {
        if (!Nature.of(metric).isSensed()) {
            return;
        }
        int ofBase = base.simulated();
        int ofCandidate = candidate.simulated();
        int all = ofBase + ofCandidate;
        if (all > 0 && all < base.size() + candidate.size()) {
            objections.add(new Objection(
                    Code.SIMULATED,
                    "files stood in for the sensors in " + ofBase + " of " + base.size() + " trials of the base and in "
                            + ofCandidate + " of " + candidate.size()
                            + " of the candidate: nothing of these was measured"));
        }
    }

    private static Stream<String> differing(Map<String, Object> base, Map<String, Object> candidate) {
        Set<String> names = new TreeSet<>(base.keySet());
        names.addAll(candidate.keySet());
        String differing = names.stream()
                .filter(name -> !java.util.Objects.equals(base.get(name), candidate.get(name)))
                .map(name -> name.substring("workload.".length()) + " " + base.getOrDefault(name, "none") + " against "
                        + candidate.getOrDefault(name, "none"))
                .collect(Collectors.joining(", "));
        return differing.isEmpty() ? Stream.of() : Stream.of(differing);
    }

    private static String device(Cell cell) {
        return cell.device().id()
                + (cell.device().model() == null ? "" : " (" + cell.device().model() + ")");
    }
}
