package dev.assay.agents.local;

import dev.assay.agents.AgentException;
import dev.assay.agents.NoSpace;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of the probe that answers on standard output and ends by itself. */
record ProbeQuestion(List<String> command, Duration deadline) {

    /** @throws AgentException when it does not end in time, or with another code than 0 */
    String answer() throws AgentException, InterruptedException {
        try {
            Path out = Files.createTempFile("assay-probe", ".out");
            Path err = Files.createTempFile("assay-probe", ".err");
            try {
                return answer(out, err);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw failed(NoSpace.failureOf(e.getMessage()), String.valueOf(e.getMessage()), e);
        }
    }

    /** Files, because a pipe that nobody empties would stop a probe that has much to say. */
    private String answer(Path out, Path err) throws IOException, AgentException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(Failure.TIMED_OUT, "it gave no answer within " + deadline.toSeconds() + " s", null);
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            String said = Files.readString(err, StandardCharsets.UTF_8).strip();
            throw failed(
                    Failure.NOT_PROVISIONED,
                    "it ended with " + process.exitValue() + (said.isEmpty() ? "" : ": " + said),
                    null);
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private AgentException failed(Failure failure, String why, Throwable cause) {
        return new AgentException(
                failure,
                "cannot ask the probe",
                String.join(" ", command),
                why,
                "run the command by hand; if the probe is of another version, build it with 'mvn -DskipTests package'",
                cause);
    }
}
