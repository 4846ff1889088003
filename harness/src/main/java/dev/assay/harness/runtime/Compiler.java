package dev.assay.harness.runtime;

import dev.assay.agents.Abi;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactException.Code;
import dev.assay.harness.artifact.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A C or C++ compiler that makes programs for one ABI.
 *
 * @param abi one that programs are compiled for, see {@link Abi#compiled}
 * @param version the first line that it says of itself
 */
record Compiler(Tool tool, Abi abi, String version) {
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    /** The compilers' messages decide nothing here, but people read them. */
    private static final Map<String, String> PLAIN = Map.of("LC_ALL", "C");

    enum Language {
        C("gcc"),
        CPP("g++");

        private final String program;

        Language(String program) {
            this.program = program;
        }
    }

    /**
     * @param device the ABI of the device that the programs are for
     * @throws ArtifactException TOOL_MISSING with the command that installs it
     */
    static Compiler find(Language language, Abi device) throws ArtifactException {
        Abi abi = device.compiled();
        String name = abi.equals(Abi.HOST) ? language.program : triple(abi) + "-" + language.program;
        Tool tool = Tool.find(name, "Run: sudo apt-get install " + packages(abi));
        Tool.Outcome outcome = tool.run(Path.of("/"), PLAIN, DEADLINE, List.of("--version"));
        return new Compiler(tool, abi, outcome.out().lines().findFirst().orElse(name));
    }

    /** The Debian packages of both compilers for a device's ABI. */
    static String packages(Abi device) {
        Abi abi = device.compiled();
        return abi.equals(Abi.HOST)
                ? "gcc g++ libc6-dev"
                : "gcc-%1$s g++-%1$s".formatted(triple(abi).replace("_", "-"));
    }

    /** @throws ArtifactException TOOL_FAILED with the compiler's first complaint */
    void run(String what, Path folder, List<String> arguments) throws ArtifactException {
        Tool.Outcome outcome = tool.run(folder, PLAIN, DEADLINE, arguments);
        if (outcome.ok()) {
            return;
        }
        String complaint = outcome.err()
                .lines()
                .filter(line -> line.contains("error") || line.contains("cannot find"))
                .findFirst()
                .orElse(outcome.err().strip());
        if (outcome.err().contains("No space left on device")) {
            throw new ArtifactException(
                    Code.NO_SPACE, "cannot compile " + what, folder.toString(), complaint, "Free space (see df -h).");
        }
        throw new ArtifactException(
                Code.TOOL_FAILED,
                "cannot compile " + what,
                tool.executable().toString(),
                complaint,
                "Check that the compiler and its headers are whole: sudo apt-get install " + packages(abi));
    }

    /** The library of that name that its programs are linked against, links followed; empty when it has none. */
    Optional<Path> library(String name) throws ArtifactException, IOException {
        Optional<Path> found = lookUp("-print-file-name=" + name);
        return found.isPresent() ? Optional.of(found.get().toRealPath()) : Optional.empty();
    }

    /** The binutils' program of that name that belongs to it. */
    Tool binutils(String name) throws ArtifactException {
        Optional<Path> own = lookUp("-print-prog-name=" + name);
        return own.isPresent() ? new Tool(own.get()) : Tool.find(name, "Run: sudo apt-get install binutils");
    }

    /** It answers with a path, or with the bare name when it knows of no such file. */
    private Optional<Path> lookUp(String question) throws ArtifactException {
        String answer =
                tool.run(Path.of("/"), PLAIN, DEADLINE, List.of(question)).out().strip();
        return Optional.of(answer).filter(path -> path.contains("/")).map(Path::of);
    }

    private static String triple(Abi abi) {
        return abi.architecture() + "-linux-gnu";
    }
}
