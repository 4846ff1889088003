package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.condition.LinuxConditions;
import dev.assay.collectors.condition.ProcessorTime;
import dev.assay.collectors.report.RunnerReport;
import dev.assay.collectors.report.Work;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.verdict.Reason.Code;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The grounds for doubting a finished trial. A reading that a device lacks raises no doubt: it is shown as absent. */
record Doubts(Thresholds thresholds) {

    List<Reason> of(Bundle bundle, RunnerEnd end, RunnerReport report) {
        TrialDocument trial = bundle.trial();
        Stream<Optional<Reason>> single = Stream.of(
                ChargingDoubt.of(trial),
                hotStart(trial.before()),
                ThrottlingDoubt.of(bundle, thresholds).or(() -> ThermalStatusDoubt.of(bundle)),
                report.work().flatMap(Doubts::shortOutput),
                backgroundLoad(trial.after()),
                cpuSteal(trial.before(), trial.after()),
                SuspensionDoubt.of(bundle),
                UnreadDoubt.of(trial));
        return Stream.concat(single.flatMap(Optional::stream), samplesMissing(end))
                .sorted((a, b) -> a.code().compareTo(b.code()))
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

    private Optional<Reason> hotStart(Conditions before) {
        OptionalDouble hottest = before == null ? OptionalDouble.empty() : before.value(LinuxConditions.HOTTEST);
        return hottest.isPresent() && hottest.getAsDouble() > thresholds.hotStartC()
                ? Optional.of(new Reason(
                        Code.HOT_START,
                        hottest.getAsDouble(),
                        thresholds.hotStartC(),
                        "°C",
                        String.format(
                                Locale.ROOT,
                                "the hottest zone was at %.1f °C before the trial; let the device cool longer",
                                hottest.getAsDouble())))
                : Optional.empty();
    }

    /** A ground for each group that lost more than its share: they have threads and rates of their own. */
    private Stream<Reason> samplesMissing(RunnerEnd end) {
        return Optional.ofNullable(end.probe()).stream()
                .flatMap(probe -> probe.groups().stream())
                .filter(group -> group.lostTicks() > thresholds.lostTicksIgnored())
                .flatMap(group -> above(
                        Code.SAMPLES_MISSING,
                        group.lostPct().orElse(0),
                        thresholds.lostTicksPct(),
                        "of the samples of group '" + group.name()
                                + "' came too late to be taken; sample less often or leave a processor free")
                        .stream());
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
