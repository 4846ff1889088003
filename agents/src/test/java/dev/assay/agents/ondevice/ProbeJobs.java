package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The probe's commands for detached jobs, against a folder of jobs. */
record ProbeJobs(Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What one command printed; the document is missing when standard output was empty. */
    record Said(int code, String out, String complaint) {
        JsonNode document() {
            return JsonMapper.shared().readTree(out);
        }

        String state() {
            return document().get("state").asString();
        }

        long pid() {
            return document().get("pid").asLong();
        }

        String outcome() {
            return document().get("outcome").get("how").asString();
        }
    }

    Said start(ProbeJob job) throws IOException, InterruptedException {
        return start(job, List.of());
    }

    /** The same through another program, such as a shell. */
    Said start(ProbeJob job, List<String> through) throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile(folder.getParent(), "job", ".json"), job.json());
        return say(through, "start", file.toString());
    }

    Said status(String id) throws IOException, InterruptedException {
        return say(List.of(), "status", id);
    }

    /** Returns when the job no longer runs. */
    Said await(String id) throws IOException, InterruptedException {
        return say(List.of(), "wait", id);
    }

    Said stop(String id) throws IOException, InterruptedException {
        return say(List.of(), "stop", id);
    }

    Said collect(String id, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("collect", id));
        words.addAll(List.of(more));
        return say(List.of(), words.toArray(String[]::new));
    }

    /** Asks until the job is no longer running. */
    Said ended(String id) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Said said;
        do {
            assertThat(System.nanoTime()).as("an end within %s", PATIENCE).isLessThan(until);
            said = status(id);
        } while (said.state().equals("running"));
        return said;
    }

    Path bundle(String id) {
        return folder.resolve(id).resolve("bundle");
    }

    /** A running job, to be looked at as one that was started in the foreground. */
    ProbeRun watched(String id) {
        return new ProbeRun(null, bundle(id), folder.resolve(id).resolve("probe.err"));
    }

    private Said say(List<String> through, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(through);
        command.add(ProbeJob.program("probe").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("--jobs", folder.toString()));
        Path complaints = Files.createTempFile(folder.getParent(), "complaints", "");
        Process process =
                new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        /* Ends only when nobody holds the pipe any more: a detached job that kept it would be waited for. */
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, Files.readString(complaints));
    }
}
