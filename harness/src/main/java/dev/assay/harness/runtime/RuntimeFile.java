package dev.assay.harness.runtime;

import dev.assay.agents.Abi;
import dev.assay.harness.artifact.Source;
import dev.assay.harness.build.BuildOffer;
import dev.assay.harness.build.Needs;
import dev.assay.harness.home.Home;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A runtime's YAML file as it is written: docs/formats/runtime.md. Keys that may be left out are null. */
record RuntimeFile(
        String name,
        String version,
        String licence,
        List<String> formats,
        SortedMap<String, List<Item>> abis,
        SortedMap<String, List<Variant>> builds,
        SourceCode source,
        SortedMap<String, RunnerSpec> runners) {

    RuntimeFile {
        for (Map.Entry<String, RunnerSpec> runner : runners.entrySet()) {
            if (runner.getValue().from() == RunnerSpec.Origin.LLAMA_CPP && source == null) {
                throw new IllegalArgumentException(
                        "runner '" + runner.getKey() + "' is compiled, but 'source' does not say against what");
            }
        }
        abis = abis == null ? new TreeMap<>() : abis;
        builds = builds == null ? new TreeMap<>() : builds;
        if (abis.isEmpty() && builds.isEmpty()) {
            throw new IllegalArgumentException("needs 'abis' or 'builds'");
        }
        abis.forEach(RuntimeFile::checkCapsules);
        for (Map.Entry<String, List<Variant>> abi : builds.entrySet()) {
            if (abis.containsKey(abi.getKey())) {
                throw new IllegalArgumentException("abi '" + abi.getKey() + "' is both in 'abis' and in 'builds'");
            }
            if (abi.getValue().stream().map(Variant::name).distinct().count()
                    < abi.getValue().size()) {
                throw new IllegalArgumentException("abi '" + abi.getKey() + "' has two builds of one name");
            }
            abi.getValue().forEach(variant -> checkCapsules(abi.getKey(), variant.parts()));
            checkOrder(abi.getKey(), abi.getValue());
        }
    }

    private static void checkOrder(String abi, List<Variant> variants) {
        for (Variant variant : variants.subList(0, variants.size() - 1)) {
            if (variant.needs() == null) {
                throw new IllegalArgumentException("abi '" + abi + "' has builds behind '" + variant.name()
                        + "', which needs nothing: no device would ever get them; put it last");
            }
        }
    }

    /** A build where an ABI has several. */
    record Variant(String name, Needs needs, List<Item> parts) {}

    private static void checkCapsules(String abi, List<Item> items) {
        long capsules = items.stream().filter(item -> item.capsule != null).count();
        if (capsules > 1) {
            throw new IllegalArgumentException("abi '" + abi + "' has more than one capsule");
        }
        if (capsules == 1 && !Abi.of(abi).isLinuxKernel()) {
            throw new IllegalArgumentException("abi '" + abi + "' has a capsule, but glibc runs on Linux kernels only"
                    + " (linux-..., android-...)");
        }
    }

    record Item(
            String npm,
            String maven,
            String https,
            String file,
            String folder,
            Part.CLibrary capsule,
            String sha256,
            List<String> members) {
        Item {
            long origins = Stream.of(npm, maven, https, file, folder, capsule)
                    .filter(Objects::nonNull)
                    .count();
            if (origins != 1) {
                throw new IllegalArgumentException("needs exactly one of npm, maven, https, file, folder and capsule");
            }
            if (capsule != null && (sha256 != null || members != null)) {
                throw new IllegalArgumentException(
                        "a capsule is what the other files need of the compiler's libraries: no 'sha256', no 'members'");
            }
            if (capsule == null && file == null && (sha256 == null) != (folder != null)) {
                throw new IllegalArgumentException(
                        folder == null ? "needs the file's 'sha256'" : "a folder has no 'sha256'");
            }
            if (folder != null && members != null) {
                throw new IllegalArgumentException("a folder is taken whole: no 'members'");
            }
            if (folder == null && capsule == null) {
                // Refused here, while the line is known.
                source(npm, maven, https, file, sha256, Path.of(""));
            }
        }

        Part resolve(Path base) {
            if (folder != null) {
                return new Part.Folder(local(folder, base));
            }
            if (capsule != null) {
                return new Part.Capsule(capsule);
            }
            Source source = source(npm, maven, https, file, sha256, base);
            return members == null ? new Part.Plain(source, plainName()) : new Part.Members(source, members);
        }

        private static Source source(String npm, String maven, String https, String file, String sha256, Path base) {
            if (npm != null) {
                return new Source.Npm(npm, sha256);
            }
            if (maven != null) {
                return new Source.Maven(maven, sha256);
            }
            return https != null
                    ? new Source.Https(URI.create(https), sha256)
                    : new Source.LocalFile(local(file, base), Optional.ofNullable(sha256));
        }

        private String plainName() {
            String path = Stream.of(npm, maven, https, file)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            return path.substring(path.lastIndexOf('/') + 1);
        }

        private static Path local(String path, Path base) {
            return path.startsWith("~/")
                    ? Home.user().resolve(path.substring(2))
                    : base.resolve(path).normalize();
        }
    }

    /** @param base the folder that relative paths start from: the YAML file's */
    RuntimeSpec resolve(Path base) {
        List<Build> all = new ArrayList<>();
        abis.forEach((abi, items) -> all.add(build(new BuildOffer(abi, abi, Needs.NOTHING), items, base)));
        builds.forEach((abi, variants) -> variants.forEach(variant -> all.add(build(
                new BuildOffer(variant.name(), abi, variant.needs() == null ? Needs.NOTHING : variant.needs()),
                variant.parts(),
                base))));
        return new RuntimeSpec(
                name, version, licence, List.copyOf(formats), List.copyOf(all), Optional.ofNullable(source), runners);
    }

    private static Build build(BuildOffer offer, List<Item> items, Path base) {
        return new Build(offer, items.stream().map(item -> item.resolve(base)).toList());
    }
}
