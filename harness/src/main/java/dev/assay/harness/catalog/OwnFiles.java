package dev.assay.harness.catalog;

import dev.assay.harness.artifact.Source;
import dev.assay.harness.model.ModelSource;
import dev.assay.harness.plan.ChosenBuild;
import dev.assay.harness.plan.Plan;
import dev.assay.harness.runtime.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which files of the user's own a plan stands on. They are looked for, not read. */
final class OwnFiles {
    private final Catalogs catalogs;

    OwnFiles(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    List<MissingFile> missing(Plan plan) {
        Stream<MissingFile> models =
                plan.cells().stream().map(cell -> cell.model().reference()).flatMap(this::ofModel);
        return Stream.concat(models, plan.builds().stream().flatMap(this::ofRuntime))
                .distinct()
                .toList();
    }

    private Stream<MissingFile> ofModel(String reference) {
        return catalogs.models().find(reference).stream()
                .flatMap(variant -> variant.source() instanceof ModelSource.Local local
                        ? missing("model " + reference, local.path(), Files::isRegularFile).stream()
                        : Stream.empty());
    }

    private Stream<MissingFile> ofRuntime(ChosenBuild chosen) {
        return catalogs.runtimes().all().stream()
                .filter(spec -> spec.name().equals(chosen.runtime()))
                .flatMap(spec -> spec.build(chosen.choice().build()).parts().stream())
                .flatMap(part -> ofPart("runtime " + chosen.runtime(), part).stream());
    }

    private static Optional<MissingFile> ofPart(String runtime, Part part) {
        return switch (part) {
            case Part.Folder folder -> missing(runtime, folder.path(), Files::isDirectory);
            case Part.Plain plain -> ofSource(runtime, plain.source());
            case Part.Members members -> ofSource(runtime, members.source());
            case Part.Capsule _ -> Optional.empty();
        };
    }

    /** One whose hash is given may lie in the store since it was there. */
    private static Optional<MissingFile> ofSource(String runtime, Source source) {
        return source instanceof Source.LocalFile local && local.sha256().isEmpty()
                ? missing(runtime, local.path(), Files::isRegularFile)
                : Optional.empty();
    }

    private static Optional<MissingFile> missing(String of, Path path, Predicate<Path> isThere) {
        return isThere.test(path)
                ? Optional.empty()
                : Optional.of(new MissingFile(of, path.toAbsolutePath().toString()));
    }
}
