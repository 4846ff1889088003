package dev.assay.harness.catalog;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload.Sampling;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.home.Home;
import dev.assay.harness.model.ModelCatalog;
import dev.assay.harness.model.ModelFile;
import dev.assay.harness.model.ModelVariant;
import dev.assay.harness.plan.Plan;
import dev.assay.harness.plan.Resolver;
import dev.assay.harness.plan.RuntimeOffer;
import dev.assay.harness.runtime.RunnerSpec;
import dev.assay.harness.runtime.RunnerSpec.Ability;
import dev.assay.harness.runtime.RuntimeCatalog;
import dev.assay.harness.runtime.RuntimeSpec;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the names of suites stand for: the models and runtimes that Assay ships and the user's own. Immutable. */
public record Catalogs(ModelCatalog models, RuntimeCatalog runtimes) {

    /** @throws AssayException with every problem of the first file that has some */
    public static Catalogs load(Home home) throws AssayException {
        return new Catalogs(models(home), runtimes(home));
    }

    public static ModelCatalog models(Home home) throws AssayException {
        return ModelCatalog.read(
                List.of(home.suites().resolve("models"), home.config().resolve("models")));
    }

    public static RuntimeCatalog runtimes(Home home) throws AssayException {
        return RuntimeCatalog.read(
                List.of(home.suites().resolve("runtimes"), home.config().resolve("runtimes")));
    }

    /** @param files of variants that are on this machine: a cell then names the weights by hash and size */
    public Resolver resolver(Function<ModelVariant, Optional<ModelFile>> files) {
        return new CatalogResolver(files);
    }

    /** What a run of the plan certainly cannot have, as far as that can be seen without fetching, making or reading anything. */
    public List<MissingFile> missing(Plan plan) {
        return new OwnFiles(this).missing(plan);
    }

    /** The runner that a runtime's bare name stands for: the one that speaks events, since it tells more; else the first. */
    static String usualRunner(RuntimeSpec spec) {
        return spec.runners().entrySet().stream()
                .filter(r -> r.getValue().speaks() == RunnerSpec.Speaks.EVENTS)
                .findFirst()
                .orElseGet(() -> spec.runners().entrySet().iterator().next())
                .getKey();
    }

    private final class CatalogResolver implements Resolver {
        private final Function<ModelVariant, Optional<ModelFile>> files;
        private final Map<String, RuntimeOffer> offers;

        CatalogResolver(Function<ModelVariant, Optional<ModelFile>> files) {
            this.files = files;
            this.offers = runtimes.all().stream()
                    .flatMap(spec -> spec.runners().keySet().stream().map(runner -> offer(spec, runner)))
                    .collect(Collectors.toMap(
                            o -> o.runtime().name() + ":" + o.runtime().runner(), Function.identity()));
            runtimes.all().forEach(spec -> offers.put(spec.name(), offers.get(spec.name() + ":" + usualRunner(spec))));
        }

        @Override
        public Optional<Cell.Model> model(String reference) {
            return models.find(reference).map(variant -> described(variant, files.apply(variant)));
        }

        @Override
        public Optional<RuntimeOffer> runtime(String name) {
            return Optional.ofNullable(offers.get(name));
        }

        @Override
        public Collection<String> modelReferences() {
            return models.variants().stream().map(ModelVariant::reference).toList();
        }

        @Override
        public Collection<String> runtimeNames() {
            return offers.keySet();
        }
    }

    private static Cell.Model described(ModelVariant variant, Optional<ModelFile> file) {
        return new Cell.Model(
                variant.model(),
                variant.variant(),
                variant.format(),
                variant.weights(),
                variant.licence().orElse(null),
                file.map(ModelFile::sha256).orElse(null),
                file.map(ModelFile::bytes).orElse(null));
    }

    private static RuntimeOffer offer(RuntimeSpec spec, String runner) {
        Set<Ability> does = spec.runners().get(runner).does();
        Set<Sampling> generates = EnumSet.noneOf(Sampling.class);
        if (does.contains(Ability.GENERATE_GREEDY)) {
            generates.add(Sampling.GREEDY);
        }
        if (does.contains(Ability.GENERATE_NONE)) {
            generates.add(Sampling.NONE);
        }
        return new RuntimeOffer(
                new Cell.Runtime(spec.name(), spec.version(), runner),
                Set.copyOf(spec.formats()),
                spec.offers(),
                generates,
                does.contains(Ability.SUSTAINED),
                does.contains(Ability.INFER));
    }
}
