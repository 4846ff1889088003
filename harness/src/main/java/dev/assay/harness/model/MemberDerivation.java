package dev.assay.harness.model;

import dev.assay.harness.artifact.Archives;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.Derivation;
import dev.assay.harness.artifact.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One file out of an archive. */
record MemberDerivation(Path archive, String sha256, String member) implements Derivation {
    @Override
    public String name() {
        return "model-member";
    }

    @Override
    public int recipe() {
        return 1;
    }

    @Override
    public SortedMap<String, String> inputs() {
        return new TreeMap<>(Map.of("archive", sha256, "member", member));
    }

    @Override
    public void build(Path into, Progress progress) throws ArtifactException {
        Archives.extract(archive, List.of(member), into);
    }
}
