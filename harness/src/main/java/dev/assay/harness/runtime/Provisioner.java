package dev.assay.harness.runtime;

import dev.assay.collectors.problem.NearestName;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Source;
import dev.assay.harness.artifact.StoredFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes runtimes ready: fetches, unpacks, compiles, each once. Safe for threads. */
public final class Provisioner {
    private final Path assayHome;
    private final ArtifactStore store;

    /** @param assayHome the folder with agents/ and suites/ */
    public Provisioner(Path assayHome, ArtifactStore store) {
        this.assayHome = assayHome;
        this.store = store;
    }

    /**
     * The runtime for one ABI with one of its runners. What was provisioned before is found in milliseconds and needs no
     * network.
     *
     * @throws ProvisionException when there is no such runner or ABI, or a program that Maven builds was not built
     * @throws ArtifactException when something cannot be fetched, unpacked or compiled
     */
    public RuntimeInstall provision(RuntimeSpec spec, String runnerName, String abi)
            throws ArtifactException, ProvisionException {
        RunnerSpec runner = spec.runners().get(runnerName);
        if (runner == null) {
            throw new ProvisionException(
                    "the runtime " + spec.name() + " has no such runner",
                    runnerName,
                    "its YAML file does not name it"
                            + NearestName.hint(runnerName, spec.runners().keySet()),
                    "Run: assay runtimes");
        }
        if (!spec.abis().containsKey(abi)) {
            throw new ProvisionException(
                    "the runtime " + spec.name() + " is not there for " + abi,
                    spec.name() + " " + spec.version(),
                    "it is there for " + String.join(", ", spec.abis().keySet()),
                    "Leave this runtime out for such devices, or add the ABI to a runtime file of your own.");
        }
        SortedMap<String, String> provenance = provenance(spec, abi);
        Optional<RunnerRecipe> recipe =
                switch (runner.from()) {
                    case FILES -> Optional.empty();
                    case AGENTS -> Optional.of(BuiltRunner.of(new OnDevicePrograms(assayHome).find(runnerName, abi)));
                    case LLAMA_CPP ->
                        Optional.of(
                                LlamaRunner.of(store, assayHome, spec.source().orElseThrow(), runnerName, abi));
                };
        Path dir = store.derive(EngineFolder.of(store, spec, abi));
        if (recipe.isPresent()) {
            provenance.putAll(recipe.get().provenance());
            dir = store.derive(new RunnerFolder(store, runnerName, abi, dir, recipe.get()));
        }
        String executable = recipe.isPresent() ? runnerName : runner.executable();
        return install(spec, dir, dir.resolve(executable), runner, provenance);
    }

    private RuntimeInstall install(
            RuntimeSpec spec, Path dir, Path executable, RunnerSpec runner, SortedMap<String, String> provenance)
            throws ArtifactException, ProvisionException {
        List<StoredFile> files = store.files(dir);
        Path program = executable.normalize();
        StoredFile stored = files.stream()
                .filter(file -> file.path().equals(program))
                .findFirst()
                .orElseThrow(() -> new ProvisionException(
                        "the runtime " + spec.name() + " lacks its program",
                        dir.relativize(program).toString(),
                        "none of its files has this path",
                        "Correct 'executable' in the runtime's YAML file."));
        provenance.put("runner.sha256", stored.sha256());
        for (StoredFile file : files) {
            if (!file.path().equals(program)) {
                provenance.put("runtime.file." + dir.relativize(file.path()) + ".sha256", file.sha256());
            }
        }
        return new RuntimeInstall(dir, program, runner.speaks(), files, provenance);
    }

    private static SortedMap<String, String> provenance(RuntimeSpec spec, String abi) {
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put("runtime.version", spec.name() + " " + spec.version());
        int number = 1;
        for (Part part : spec.abis().get(abi)) {
            String origin =
                    switch (part) {
                        case Part.Plain p -> origin(p.source());
                        case Part.Members p -> origin(p.source());
                        case Part.Folder p -> p.path().toString();
                    };
            provenance.put("runtime.origin." + number++, origin);
        }
        return provenance;
    }

    private static String origin(Source source) {
        return source.describe()
                + source.pinned().map(hash -> " sha256:" + hash).orElse("");
    }
}
