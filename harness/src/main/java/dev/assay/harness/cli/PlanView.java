package dev.assay.harness.cli;

import dev.assay.agents.Device;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.catalog.Catalogs;
import dev.assay.harness.catalog.MissingFile;
import dev.assay.harness.plan.ChosenBuild;
import dev.assay.harness.plan.Plan;
import dev.assay.harness.plan.PlanEstimate;
import dev.assay.harness.plan.PlannedTrial;
import dev.assay.harness.plan.Suite;
import dev.assay.harness.plan.SuiteDefaults;
import dev.assay.harness.run.SuiteRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A plan in words or as JSON. */
final class PlanView {
    private PlanView() {}

    static int print(JsonCommand command, Suite suite, List<String> selectors)
            throws AssayException, InterruptedException {
        List<Device> devices = Attached.to(command.home()).select(selectors);
        Catalogs catalogs = Catalogs.load(command.home());
        Plan plan = SuiteRun.plan(suite, devices, catalogs.resolver(_ -> Optional.empty()));
        List<MissingFile> missing = catalogs.missing(plan);
        PlanEstimate estimate = PlanEstimate.of(plan, suite.protocol().cooldown(), _ -> Optional.empty());
        if (command.json()) {
            command.out().println(Json.text(document(suite, plan, missing, estimate)));
        } else {
            text(command, suite, plan, missing, estimate);
        }
        return ExitCode.DONE;
    }

    private static void text(
            JsonCommand command, Suite suite, Plan plan, List<MissingFile> missing, PlanEstimate estimate) {
        command.out().println(suite.title());
        command.out()
                .println(plan.trials().size() + " trials of " + plan.cells().size() + " cells, seed " + plan.seed()
                        + ", about " + estimate.time().toSeconds() + " s");
        if (estimate.assumedTrials() > 0) {
            command.out().println(assumed(estimate));
        }
        for (PlannedTrial trial : plan.trials()) {
            command.out()
                    .println(String.format(
                            Locale.ROOT, "%5d  block %-3d %s", trial.order(), trial.block(), name(trial.cell())));
        }
        plan.builds()
                .forEach(b -> command.out()
                        .println("build of " + b.runtime() + " for " + b.device() + ": "
                                + b.choice().build().name() + ", which "
                                + b.choice().why()));
        missing.forEach(file -> command.out().println(words(file)));
        plan.dropped().forEach(d -> command.out().println("left out: " + d.description() + ": " + d.reason()));
        plan.notes().forEach(n -> command.out().println("note: " + n));
    }

    private static String assumed(PlanEstimate estimate) {
        return "durations of " + estimate.assumedTrials()
                + " trials are assumed, since a plan looks at no earlier run: "
                + SuiteDefaults.ASSUMED_TRIAL.toSeconds() + " s each, a sustained workload's own time more;"
                + " fetching, building and waiting come on top";
    }

    private static String words(MissingFile file) {
        return "MISSING: " + file.of() + ": there is no " + file.path() + "; its trials would fail";
    }

    private static String name(Cell cell) {
        return cell.runtime().name() + ":" + cell.runtime().runner() + "  "
                + cell.model().reference() + "  "
                + cell.workload().name() + "  " + cell.threads() + " threads  "
                + (cell.collectors() == Cell.Collectors.ALL
                        ? ""
                        : "collectors " + cell.collectors().label() + "  ")
                + cell.device().id();
    }

    private static Map<String, Object> document(
            Suite suite, Plan plan, List<MissingFile> missing, PlanEstimate estimate) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("suite", suite.name());
        document.put("seed", plan.seed());
        document.put(
                "trials",
                plan.trials().stream()
                        .map(t -> Map.of("order", t.order(), "block", t.block(), "cell", cell(t.cell())))
                        .toList());
        document.put("missing", missing);
        document.put("dropped", plan.dropped());
        document.put("builds", plan.builds().stream().map(PlanView::build).toList());
        document.put("notes", plan.notes());
        document.put("estimate", cost(estimate));
        return document;
    }

    private static Map<String, Object> cost(PlanEstimate estimate) {
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("time_s", estimate.time().toMillis() / 1e3);
        cost.put("assumed_trials", estimate.assumedTrials());
        Map<String, String> absent = new LinkedHashMap<>();
        estimate.modelBytes()
                .ifPresentOrElse(
                        bytes -> cost.put("model_bytes", bytes),
                        () -> absent.put(
                                "model_bytes", "a plan looks at no model's file, and no description has a size"));
        cost.put("models_of_unknown_size", estimate.modelsOfUnknownSize());
        cost.put("absent", absent);
        return cost;
    }

    private static Map<String, Object> build(ChosenBuild build) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("device", build.device());
        document.put("runtime", build.runtime());
        document.put("build", build.choice().build().name());
        document.put("needs", build.choice().build().needs().toString());
        document.put("passed_over", build.choice().before());
        document.put("would_fit_too", build.choice().after());
        return document;
    }

    private static Map<String, Object> cell(Cell cell) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("device", cell.device().id());
        document.put("runtime", cell.runtime());
        document.put("model", cell.model().reference());
        document.put("workload", cell.workload().name());
        document.put("threads", cell.threads());
        document.put("collectors", cell.collectors().label());
        return document;
    }
}
