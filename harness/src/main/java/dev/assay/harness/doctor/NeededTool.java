package dev.assay.harness.doctor;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.Tool;
import dev.assay.harness.doctor.Finding.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program that Assay calls.
 *
 * @param absence what its absence means
 * @param aptPackage the Debian package that brings it
 */
record NeededTool(String program, String needed, State absence, String aptPackage) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static final List<NeededTool> WANTED = List.of(
            new NeededTool("mvn", "building Assay; fetching ONNX Runtime and MiniLM", State.MISSING, "maven"),
            new NeededTool("npm", "fetching llama.cpp", State.MISSING, "npm"),
            new NeededTool("git", "unpacking llama.cpp's headers and llama-bench's sources", State.MISSING, "git"),
            new NeededTool("gcc", "building the probe and the runners", State.MISSING, "gcc libc6-dev"),
            new NeededTool("make", "building the probe and the runners", State.MISSING, "make"),
            new NeededTool("g++", "building llama-bench, for suites/fidelity.yaml", State.LIMITED, "g++"),
            new NeededTool(
                    "aarch64-linux-gnu-gcc",
                    "building for arm64 boards and phones",
                    State.LIMITED,
                    "gcc-aarch64-linux-gnu g++-aarch64-linux-gnu"));

    Finding look() {
        try {
            Tool tool = Tool.find(program, remedy());
            Tool.Outcome said = tool.run(Path.of("/"), Map.of(), PATIENCE, List.of("--version"));
            return said.ok()
                    ? new Finding(program, State.OK, needed, firstLine(said.out() + said.err()), null)
                    : new Finding(
                            program,
                            absence,
                            needed,
                            "'" + tool.executable() + " --version' fails: " + firstLine(said.err() + said.out()),
                            remedy());
        } catch (ArtifactException e) {
            return new Finding(program, absence, needed, e.why(), remedy());
        }
    }

    private String remedy() {
        return "apt-get install " + aptPackage;
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(l -> l.replaceAll("\u001B\\[[0-9;]*m", "").strip())
                .filter(l -> !l.isEmpty() && !l.startsWith("WARNING"))
                .findFirst()
                .orElse("present");
    }
}
