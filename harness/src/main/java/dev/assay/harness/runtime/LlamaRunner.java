package dev.assay.harness.runtime;

import dev.assay.agents.Abi;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The runners of llama.cpp: ours, and its own llama-bench, compiled against the headers of the libraries' release. The
 * program must lie beside the libraries: llama.cpp looks there for its processor variants.
 */
final class LlamaRunner implements RunnerRecipe {
    private static final List<String> ENGINE_PATHS =
            List.of("include", "ggml/include", "common", "vendor", "tools/llama-bench");
    private static final List<String> OURS = List.of("runner-llama", "runner", "common");
    /** Raised when the arguments below change. */
    private static final String FLAGS = "2";

    private final ArtifactStore store;
    private final String runner;
    private final GitBundle engine;
    private final SourceTree ours;
    private final Compiler compiler;
    private final String oursHash;

    private LlamaRunner(
            ArtifactStore store, String runner, GitBundle engine, SourceTree ours, Compiler compiler, String oursHash) {
        this.store = store;
        this.runner = runner;
        this.engine = engine;
        this.ours = ours;
        this.compiler = compiler;
        this.oursHash = oursHash;
    }

    /** @throws ProvisionException when the runner is none that can be compiled, or our sources are not there */
    static LlamaRunner of(ArtifactStore store, Path assayHome, SourceCode code, String runner, Abi device)
            throws ArtifactException, ProvisionException {
        boolean isOurs = runner.equals("runner-llama");
        if (!isOurs && !runner.equals("llama-bench")) {
            throw new ProvisionException(
                    "cannot compile " + runner,
                    "'from: llama.cpp'",
                    "only runner-llama and llama-bench are compiled from llama.cpp",
                    "Use 'from: files' and give its 'executable'.");
        }
        SourceTree ours = new SourceTree(assayHome.toAbsolutePath().normalize().resolve("agents/on-device/src"), OURS);
        Compiler compiler = Compiler.find(isOurs ? Compiler.Language.C : Compiler.Language.CPP, device);
        GitBundle engine = new GitBundle(store, "llama.cpp-source", code, ENGINE_PATHS);
        try {
            return new LlamaRunner(store, runner, engine, ours, compiler, isOurs ? ours.hash() : "");
        } catch (IOException e) {
            throw new ProvisionException(
                    "cannot read the sources of " + runner,
                    ours.root().toString(),
                    e.toString(),
                    "Check that Assay's folder is whole, or that its home is set to it.");
        }
    }

    @Override
    public SortedMap<String, String> inputs() {
        SortedMap<String, String> inputs = new TreeMap<>(engine.inputs());
        inputs.put("compiler", compiler.version());
        inputs.put("flags", FLAGS);
        inputs.put("ours", oursHash);
        return inputs;
    }

    @Override
    public SortedMap<String, String> provenance() {
        SortedMap<String, String> provenance = new TreeMap<>(Map.of(
                "runner.compiler",
                compiler.version(),
                "runtime.source.commit",
                engine.code().commit()));
        if (!oursHash.isEmpty()) {
            provenance.put("runner.source.sha256", oursHash);
        }
        return provenance;
    }

    @Override
    public void make(Path dir, Progress progress) throws ArtifactException, IOException {
        Path code = store.derive(engine);
        progress.step("compiling " + runner, 0, 1);
        List<String> arguments = new ArrayList<>(oursHash.isEmpty() ? bench(code) : own(code));
        // No path of this machine in the program: the same inputs give the same bytes.
        arguments.addAll(List.of("-ffile-prefix-map=" + code + "=.", "-ffile-prefix-map=" + ours.root() + "=."));
        arguments.addAll(List.of("-pthread", "-o", dir.resolve(runner).toString(), "-L" + dir));
        arguments.addAll(List.of("-Wl,-rpath,$ORIGIN", "-Wl,-rpath-link," + dir, "-Wl,--as-needed"));
        arguments.addAll(libraries(dir));
        arguments.add("-lm");
        compiler.run(runner, code, arguments);
        progress.step("compiling " + runner, 1, 1);
    }

    private List<String> own(Path code) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-std=c11", "-D_GNU_SOURCE", "-O3", "-g1"));
        arguments.add("-I" + ours.root());
        arguments.addAll(headers(code));
        arguments.addAll(ours.sources());
        return arguments;
    }

    /** NDEBUG as in llama.cpp's own release builds; without it the tool itself warns of its asserts. */
    private static List<String> bench(Path code) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-std=c++17", "-O2", "-DNDEBUG"));
        arguments.addAll(headers(code));
        arguments.addAll(List.of("-I" + code.resolve("common"), "-I" + code.resolve("vendor")));
        try (Stream<Path> sources = Files.list(code.resolve("tools/llama-bench"))) {
            sources.map(Path::toString).filter(f -> f.endsWith(".cpp")).sorted().forEach(arguments::add);
        }
        return arguments;
    }

    private static List<String> headers(Path code) {
        return List.of("-I" + code.resolve("include"), "-I" + code.resolve("ggml/include"));
    }

    /** What is linked; the processor variants (libggml-cpu-*) are chosen and loaded when the program runs. */
    private static List<String> libraries(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("lib(llama|ggml).*\\.so") && !name.startsWith("libggml-cpu-"))
                    .sorted()
                    .map(name -> "-l:" + name)
                    .toList();
        }
    }
}
