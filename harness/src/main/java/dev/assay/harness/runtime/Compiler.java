package dev.assay.harness.runtime;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactException.Code;
import dev.assay.harness.artifact.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A C or C++ compiler that makes programs for one ABI.
 *
 * @param version the first line that it says of itself
 */
record Compiler(Tool tool, String version) {
    static final String HOST_ABI =
            "linux-" + System.getProperty("os.arch").replace("amd64", "x86_64").replace("arm64", "aarch64");

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

    /** @throws ArtifactException TOOL_MISSING with the command that installs it */
    static Compiler find(Language language, String abi) throws ArtifactException {
        String name = abi.equals(HOST_ABI) ? language.program : triple(abi) + "-" + language.program;
        Tool tool = Tool.find(name, "Run: sudo apt-get install " + packages(abi));
        Tool.Outcome outcome = tool.run(Path.of("/"), PLAIN, DEADLINE, List.of("--version"));
        return new Compiler(tool, outcome.out().lines().findFirst().orElse(name));
    }

    /** The Debian packages of both compilers for an ABI. */
    static String packages(String abi) {
        return abi.equals(HOST_ABI)
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
                "Check that the compiler and its headers are whole: sudo apt-get install " + packages(HOST_ABI));
    }

    private static String triple(String abi) {
        return abi.replace("linux-", "") + "-linux-gnu";
    }
}
