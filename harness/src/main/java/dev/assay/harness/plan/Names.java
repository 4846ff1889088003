package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.problem.NearestName;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What every runtime and model that a suite names stands for. */
record Names(Map<String, RuntimeOffer> runtimes, Map<String, Cell.Model> models) {

    /** @throws ConfigException with every name that is unknown, and the one that was probably meant */
    static Names resolve(Suite suite, Resolver resolver) throws ConfigException {
        Map<String, RuntimeOffer> runtimes = new HashMap<>();
        Map<String, Cell.Model> models = new HashMap<>();
        List<ConfigProblem> problems = new ArrayList<>();
        for (int i = 0; i < suite.matrix().size(); i++) {
            Suite.Block block = suite.matrix().get(i);
            String at = "/matrix/" + i;
            Lookup<RuntimeOffer> runtime =
                    new Lookup<>("runtime", at + "/runtimes/", resolver::runtime, resolver.runtimeNames());
            runtime.all(suite, block.runtimes(), runtimes, problems);
            Lookup<Cell.Model> model =
                    new Lookup<>("model", at + "/models/", resolver::model, resolver.modelReferences());
            model.all(suite, block.models(), models, problems);
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems, "`assay models` and `assay runtimes` list the names that are known");
        }
        return new Names(runtimes, models);
    }

    private record Lookup<T>(
            String kind, String pointer, Function<String, Optional<T>> meaning, Collection<String> known) {
        void all(Suite suite, List<String> names, Map<String, T> found, List<ConfigProblem> problems) {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                Optional<T> value = meaning.apply(name);
                if (value.isPresent()) {
                    found.put(name, value.get());
                } else {
                    problems.add(suite.locations()
                            .problem(
                                    pointer + i,
                                    "unknown " + kind + " '" + name + "'" + NearestName.hint(name, known)));
                }
            }
        }
    }
}
