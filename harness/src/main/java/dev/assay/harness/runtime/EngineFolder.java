package dev.assay.harness.runtime;

import dev.assay.harness.artifact.Archives;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Derivation;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.artifact.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An engine's own files for one ABI, in one folder; a capsule is none of them. */
final class EngineFolder implements Derivation {
    private final ArtifactStore store;
    private final String name;
    private final List<Part> parts;
    private final SortedMap<String, String> inputs;

    private EngineFolder(ArtifactStore store, String name, List<Part> parts, SortedMap<String, String> inputs) {
        this.store = store;
        this.name = name;
        this.parts = parts;
        this.inputs = inputs;
    }

    /** Reads the user's own files for their hashes; fetches nothing yet. */
    static EngineFolder of(ArtifactStore store, RuntimeSpec spec, Build build) throws ArtifactException {
        List<Part> parts = new ArrayList<>();
        SortedMap<String, String> inputs = new TreeMap<>();
        for (Part part : build.parts()) {
            String label = "%03d ".formatted(parts.size());
            switch (part) {
                case Part.Plain(var source, var file) -> {
                    Source pinned = pin(store, source);
                    parts.add(new Part.Plain(pinned, file));
                    inputs.put(label + file, pinned.pinned().orElseThrow());
                }
                case Part.Members(var source, var globs) -> {
                    Source pinned = pin(store, source);
                    parts.add(new Part.Members(pinned, globs));
                    inputs.put(label + String.join(" ", globs), pinned.pinned().orElseThrow());
                }
                case Part.Folder folder -> {
                    parts.add(folder);
                    inputs.put(label + "folder", UserFolder.hash(folder.path()));
                }
                case Part.Capsule _ -> {
                    // It depends on the runner too, so it comes last: CapsuleFolder.
                }
            }
        }
        return new EngineFolder(store, spec.name() + "-" + build.offer().abi(), parts, inputs);
    }

    /** A local file without a hash is taken into the store now, so that it cannot change before it is built. */
    private static Source pin(ArtifactStore store, Source source) throws ArtifactException {
        if (source instanceof Source.LocalFile local && local.sha256().isEmpty()) {
            String sha256 = store.fetch(source).getFileName().toString();
            return new Source.LocalFile(local.path(), Optional.of(sha256));
        }
        return source;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int recipe() {
        return 1;
    }

    @Override
    public SortedMap<String, String> inputs() {
        return inputs;
    }

    @Override
    public void build(Path into, Progress progress) throws ArtifactException, IOException {
        for (Part part : parts) {
            switch (part) {
                case Part.Plain(var source, var file) -> Files.copy(store.fetch(source), into.resolve(file));
                case Part.Members(var source, var globs) -> Archives.extract(store.fetch(source), globs, into);
                case Part.Folder(var path) -> UserFolder.copy(path, into);
                case Part.Capsule _ ->
                    throw new IllegalStateException("a capsule is no part of the engine's own files");
            }
        }
    }
}
