package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.harness.build.BuildChoice;
import java.util.Locale;
import java.util.Optional;

/** One point of the matrix on one device, before it is known to be possible. */
record Combination(
        PlanDevice on,
        RuntimeOffer offer,
        Cell.Model model,
        Workload workload,
        int threads,
        Cell.Collectors collectors) {

    Cell cell() {
        return CellId.identified(new Cell(null, on.device(), offer.runtime(), model, workload, threads, collectors));
    }

    BuildChoice build() {
        return BuildChoice.of(offer.builds(), on.device().abi(), on.platform());
    }

    Optional<ChosenBuild> chosen() {
        return build() instanceof BuildChoice.Chosen choice
                ? Optional.of(new ChosenBuild(on.device().id(), offer.runtime().name(), choice))
                : Optional.empty();
    }

    /** What stands against it; empty when nothing does. */
    Optional<String> impossible() {
        String runner = offer.runtime().runner();
        if (build() instanceof BuildChoice.NoneFits none) {
            String name = offer.runtime().name();
            return Optional.of(
                    none.before().isEmpty()
                            ? name + " is not available for " + on.device().abi()
                            : "no build of " + name + " fits: " + none.why());
        }
        if (!offer.formats().contains(model.format())) {
            return Optional.of(offer.runtime().name() + " does not read " + model.format());
        }
        return switch (workload) {
            case Workload.Infer infer when !offer.infers() -> Optional.of(runner + " does not do kind: infer");
            case Workload.Generate g
            when offer.generates().isEmpty() -> Optional.of(runner + " does not do kind: generate");
            case Workload.Generate g
            when !offer.generates().contains(g.sampling()) -> Optional.of(noSampling(g.sampling()));
            case Workload.Sustained s when !offer.sustains() -> Optional.of(runner + " does not do kind: sustained");
            case Workload.Sustained s
            when !offer.generates().contains(s.sampling()) -> Optional.of(noSampling(s.sampling()));
            default -> Optional.empty();
        };
    }

    private String noSampling(Workload.Sampling sampling) {
        return offer.runtime().runner() + " does not do sampling: "
                + sampling.name().toLowerCase(Locale.ROOT);
    }

    Optional<String> note() {
        return threads <= on.cores()
                ? Optional.empty()
                : Optional.of(threads + " threads are more than the " + on.cores() + " cores of "
                        + on.device().id() + "; they will take turns");
    }

    String description() {
        return offer.runtime().name() + ":" + offer.runtime().runner() + " " + model.reference() + " " + workload.name()
                + ", " + threads + (threads == 1 ? " thread" : " threads")
                + (collectors == Cell.Collectors.ALL ? "" : ", collectors " + collectors.label()) + ", on "
                + on.device().id();
    }
}
