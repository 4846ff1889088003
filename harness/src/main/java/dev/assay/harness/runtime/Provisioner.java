package dev.assay.harness.runtime;

import dev.assay.agents.Abi;
import dev.assay.collectors.problem.NearestName;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Source;
import dev.assay.harness.artifact.StoredFile;
import dev.assay.harness.build.BuildOffer;
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
     * The runtime for one ABI with one of its runners: the first of its builds for it, before any device is known.
     *
     * @throws ProvisionException also when there is no such ABI
     */
    public RuntimeInstall provision(RuntimeSpec spec, String runnerName, String abi)
            throws ArtifactException, ProvisionException {
        for (Build build : spec.builds()) {
            if (build.offer().abi().equals(abi)) {
                return provision(spec, runnerName, build.offer());
            }
        }
        throw new ProvisionException(
                "the runtime " + spec.name() + " is not there for " + abi,
                spec.name() + " " + spec.version(),
                "it is there for " + String.join(", ", spec.abis()),
                "Leave this runtime out for such devices, or add the ABI to a runtime file of your own.");
    }

    /**
     * One of the runtime's builds with one of its runners. What was provisioned before is found in milliseconds and needs no
     * network; with a capsule it takes some tenths of a second, since the compiler's libraries may be others by now.
     *
     * @param offer one of the runtime's own
     * @throws ProvisionException when there is no such runner, or a program that Maven builds was not built
     * @throws ArtifactException when something cannot be fetched, unpacked or compiled
     */
    public RuntimeInstall provision(RuntimeSpec spec, String runnerName, BuildOffer offer)
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
        Build build = spec.build(offer);
        String abi = offer.abi();
        Abi device = Abi.of(abi);
        SortedMap<String, String> provenance = provenance(spec, build);
        Optional<RunnerRecipe> recipe =
                switch (runner.from()) {
                    case FILES -> Optional.empty();
                    case AGENTS ->
                        Optional.of(BuiltRunner.of(new OnDevicePrograms(assayHome).find(runnerName, device)));
                    case LLAMA_CPP ->
                        Optional.of(
                                LlamaRunner.of(store, assayHome, spec.source().orElseThrow(), runnerName, device));
                };
        Path dir = store.derive(EngineFolder.of(store, spec, build));
        if (recipe.isPresent()) {
            provenance.putAll(recipe.get().provenance());
            dir = store.derive(new RunnerFolder(store, runnerName, abi, dir, recipe.get()));
        }
        Startable runtime = Startable.asItIs(dir, recipe.isPresent() ? runnerName : runner.executable());
        if (build.hasCapsule()) {
            Compiler compiler = Compiler.find(Compiler.Language.C, device);
            runtime = runtime.withCapsule(store, spec.name() + "-capsule-" + abi, compiler);
        } else if (recipe.isPresent() && device.isLinuxKernel() && !device.hasGlibc()) {
            runtime.requireNoLoader(Compiler.find(Compiler.Language.C, device), device);
        }
        return install(spec, runtime, runner, provenance);
    }

    private RuntimeInstall install(
            RuntimeSpec spec, Startable runtime, RunnerSpec runner, SortedMap<String, String> provenance)
            throws ArtifactException, ProvisionException {
        Path dir = runtime.dir();
        List<StoredFile> files = store.files(dir);
        Path program = runtime.executable().normalize();
        StoredFile stored = files.stream()
                .filter(file -> file.path().equals(program))
                .findFirst()
                .orElseThrow(() -> new ProvisionException(
                        "the runtime " + spec.name() + " lacks its program",
                        dir.relativize(program).toString(),
                        "none of its files has this path",
                        "Put it there, or correct 'executable' in the runtime's YAML file."));
        provenance.put("runner.sha256", stored.sha256());
        for (StoredFile file : files) {
            if (!file.path().equals(program)) {
                provenance.put("runtime.file." + dir.relativize(file.path()) + ".sha256", file.sha256());
            }
        }
        return new RuntimeInstall(dir, program, runtime.launch(), runner.speaks(), files, provenance);
    }

    private static SortedMap<String, String> provenance(RuntimeSpec spec, Build build) throws ArtifactException {
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put("runtime.version", spec.name() + " " + spec.version());
        provenance.put("runtime.build", build.offer().name());
        int number = 1;
        for (Part part : build.parts()) {
            String origin =
                    switch (part) {
                        case Part.Plain p -> origin(p.source());
                        case Part.Members p -> origin(p.source());
                        case Part.Folder p -> p.path().toString();
                        case Part.Capsule _ ->
                            "capsule of glibc from "
                                    + Compiler.find(
                                                    Compiler.Language.C,
                                                    Abi.of(build.offer().abi()))
                                            .version();
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
