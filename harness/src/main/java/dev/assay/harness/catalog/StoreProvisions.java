package dev.assay.harness.catalog;

import dev.assay.agents.platform.PlatformFacts;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.TokenBytes;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.build.BuildChoice;
import dev.assay.harness.build.BuildOffer;
import dev.assay.harness.home.Home;
import dev.assay.harness.model.ModelFile;
import dev.assay.harness.model.ModelProvisioner;
import dev.assay.harness.model.ModelVariant;
import dev.assay.harness.model.gguf.GgufHeader;
import dev.assay.harness.model.gguf.MalformedGgufException;
import dev.assay.harness.model.gguf.TokenReads;
import dev.assay.harness.run.CellFiles;
import dev.assay.harness.run.Provisions;
import dev.assay.harness.runtime.Provisioner;
import dev.assay.harness.runtime.RuntimeInstall;
import dev.assay.harness.runtime.RuntimeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of cells out of the artifact store, each had once a run: a later trial gets the same file or the same failure
 * as the first, so nothing is fetched between two trials. Safe for use by many threads.
 */
public final class StoreProvisions implements Provisions {
    private static final String GGUF = "gguf";

    private final Catalogs catalogs;
    private final ModelProvisioner models;
    private final Provisioner runtimes;
    private final Map<String, Had<ModelFile>> modelFiles = new ConcurrentHashMap<>();
    private final Map<Path, Optional<TokenBytes>> tokenBytes = new ConcurrentHashMap<>();
    private final Map<Cell.Runtime, Map<BuildOffer, Had<RuntimeInstall>>> installs = new ConcurrentHashMap<>();

    public StoreProvisions(Home home, Catalogs catalogs, ArtifactStore store) {
        this.catalogs = catalogs;
        this.models = new ModelProvisioner(store);
        this.runtimes = new Provisioner(home.installation(), store);
    }

    @Override
    public CellFiles of(Cell cell, PlatformFacts platform) throws AssayException {
        BuildChoice.Chosen choice = chosen(cell, platform);
        ModelFile model = model(cell.model().reference()).get();
        RuntimeInstall install = installs.computeIfAbsent(cell.runtime(), _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(choice.build(), build -> Had.of(() -> install(cell.runtime(), build)))
                .get();
        Map<String, String> provenance = new TreeMap<>(install.provenance());
        provenance.put("runtime.build.why", choice.why());
        provenance.put("model.sha256", model.sha256());
        return new CellFiles(
                install.dir(),
                install.executable(),
                install.launch(),
                model.path(),
                tokenBytes(cell, model),
                hashes(install, model),
                provenance);
    }

    private static Map<Path, String> hashes(RuntimeInstall install, ModelFile model) {
        Map<Path, String> hashes = new HashMap<>();
        install.files().forEach(file -> hashes.put(file.path(), file.sha256()));
        hashes.put(model.path(), model.sha256());
        return hashes;
    }

    private Optional<TokenBytes> tokenBytes(Cell cell, ModelFile model) {
        return cell.model().format().equals(GGUF)
                ? tokenBytes.computeIfAbsent(model.path(), StoreProvisions::tokenBytes)
                : Optional.empty();
    }

    /** A file that a runtime could not use fails when it is used; here it only tells nothing. */
    private static Optional<TokenBytes> tokenBytes(Path gguf) {
        try {
            return TokenReads.of(GgufHeader.read(gguf));
        } catch (IOException | MalformedGgufException e) {
            return Optional.empty();
        }
    }

    /** The variant's file if this run has had it; nothing is fetched to answer. */
    public Optional<ModelFile> had(ModelVariant variant) {
        return Optional.ofNullable(modelFiles.get(variant.reference())).flatMap(Had::value);
    }

    private Had<ModelFile> model(String reference) {
        return modelFiles.computeIfAbsent(
                reference,
                name -> Had.of(
                        () -> models.provision(catalogs.models().find(name).orElseThrow())));
    }

    private RuntimeInstall install(Cell.Runtime runtime, BuildOffer build) throws AssayException {
        return runtimes.provision(catalogs.runtimes().find(runtime.name()), runtime.runner(), build);
    }

    private BuildChoice.Chosen chosen(Cell cell, PlatformFacts platform) throws AssayException {
        RuntimeSpec spec = catalogs.runtimes().find(cell.runtime().name());
        return switch (BuildChoice.of(spec.offers(), cell.device().abi(), platform)) {
            case BuildChoice.Chosen chosen -> chosen;
            case BuildChoice.NoneFits none -> throw NoBuildFitsException.of(spec, cell.device(), none);
        };
    }

    /** What came of an attempt: a value or the error, whichever, for good. */
    private record Had<T>(Optional<T> value, Optional<AssayException> error) {
        interface Attempt<T> {
            T make() throws AssayException;
        }

        static <T> Had<T> of(Attempt<T> attempt) {
            try {
                return new Had<>(Optional.of(attempt.make()), Optional.empty());
            } catch (AssayException e) {
                return new Had<>(Optional.empty(), Optional.of(e));
            }
        }

        T get() throws AssayException {
            if (error.isPresent()) {
                throw error.get();
            }
            return value.orElseThrow();
        }
    }
}
