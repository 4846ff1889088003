package dev.assay.harness.artifact;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of this machine that does work for us: npm, mvn, git, a compiler.
 *
 * @param executable absolute
 */
public record Tool(Path executable) {

    /**
     * How a run ended.
     *
     * @param exit the program's exit status
     * @param out the last MiB of its standard output
     * @param err the last MiB of its standard error
     */
    public record Outcome(int exit, String out, String err) {
        public boolean ok() {
            return exit == 0;
        }
    }

    /**
     * @param name as it is typed in a shell
     * @param remedy a sentence that says how to install it
     * @throws ArtifactException TOOL_MISSING when PATH does not hold it
     */
    public static Tool find(String name, String remedy) throws ArtifactException {
        return find(name, System.getenv().getOrDefault("PATH", ""), remedy);
    }

    static Tool find(String name, String path, String remedy) throws ArtifactException {
        for (String folder : path.split(":")) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, name).toAbsolutePath();
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return new Tool(candidate);
            }
        }
        throw new ArtifactException(
                Code.TOOL_MISSING, "cannot run " + name, "PATH=" + path, name + " is not installed", remedy);
    }

    /**
     * Runs it to its end, with nothing on standard input.
     *
     * @param folder its working directory
     * @param environment added to our own
     * @param deadline after which it and its children are killed
     * @throws ArtifactException TOOL_FAILED when it cannot be started or passes the deadline; INTERRUPTED. A run that ends
     *     by itself is an outcome, not an exception
     */
    public Outcome run(Path folder, Map<String, String> environment, Duration deadline, List<String> arguments)
            throws ArtifactException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw failed("it could not be started: " + e.getMessage(), e);
        }
        Tail out = Tail.of(process.getInputStream());
        Tail err = Tail.of(process.getErrorStream());
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("it was not done after " + deadline.toSeconds() + " s and was ended", null);
            }
            return new Outcome(process.exitValue(), out.text(), err.text());
        } catch (InterruptedException e) {
            throw Failures.interrupted("cannot wait for a program", executable);
        } finally {
            // A script whose child ends first goes on with its next line.
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private ArtifactException failed(String why, Throwable cause) {
        return new ArtifactException(
                Code.TOOL_FAILED,
                "cannot run " + executable.getFileName(),
                executable.toString(),
                why,
                "Run it by hand to see what it waits for.",
                cause);
    }
}
