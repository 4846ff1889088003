package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.condition.ProcessorTime;
import dev.assay.collectors.report.Work;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.verdict.Reason.Code;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The grounds for doubting a finished trial. What was not read raises no doubt: it is shown as absent. */
record Doubts(Thresholds thresholds) {

    List<Reason> of(TrialDocument trial, RunnerEnd end, Optional<Work> work) {
        return Stream.of(
                        samplesMissing(end),
                        work.flatMap(Doubts::shortOutput),
                        backgroundLoad(trial.after()),
                        cpuSteal(trial.before(), trial.after()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Reason> shortOutput(Work work) {
        if (work.done() >= work.asked()) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                Code.SHORT_OUTPUT,
                work.done(),
                work.asked(),
                work.unit(),
                "the runner did " + work.done() + " of " + work.asked() + " " + work.unit()
                        + "; see runner.err in the bundle"));
    }

    /** Of the groups that lost more than a few ticks the one that lost the largest share. */
    private Optional<Reason> samplesMissing(RunnerEnd end) {
        return Optional.ofNullable(end.probe()).stream()
                .flatMap(probe -> probe.groups().stream())
                .filter(group -> group.lostTicks() > thresholds.lostTicksIgnored())
                .max(Comparator.comparingDouble(group -> group.lostPct().orElse(0)))
                .flatMap(group -> above(
                        Code.SAMPLES_MISSING,
                        group.lostPct().orElse(0),
                        thresholds.lostTicksPct(),
                        "of the samples of group '" + group.name()
                                + "' came too late to be taken; sample less often or leave a processor free"));
    }

    private Optional<Reason> backgroundLoad(Conditions after) {
        OptionalDouble share = after == null ? OptionalDouble.empty() : after.value(ProcessorTime.OTHER_SHARE);
        return share.isEmpty()
                ? Optional.empty()
                : above(
                        Code.BACKGROUND_LOAD,
                        share.getAsDouble(),
                        thresholds.otherLoadPct(),
                        "of the device's processor time went to other programs; stop them or raise the gate");
    }

    private Optional<Reason> cpuSteal(Conditions before, Conditions after) {
        OptionalDouble stolen = ProcessorTime.difference(before, after, ProcessorTime.STEAL);
        OptionalDouble total = ProcessorTime.difference(before, after, ProcessorTime.TOTAL);
        return stolen.isEmpty() || total.isEmpty() || total.getAsDouble() == 0
                ? Optional.empty()
                : above(
                        Code.CPU_STEAL,
                        100 * stolen.getAsDouble() / total.getAsDouble(),
                        thresholds.cpuStealPct(),
                        "of the device's processor time went to other guests of its host; use a machine of your own");
    }

    private static Optional<Reason> above(Code code, double pct, double limit, String detail) {
        return pct > limit
                ? Optional.of(new Reason(code, pct, limit, "%", String.format(Locale.ROOT, "%.1f %% %s", pct, detail)))
                : Optional.empty();
    }
}
