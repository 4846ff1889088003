package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.EventsReader;
import dev.assay.collectors.event.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the runner says where it cannot run; that it runs needs the real library, see the integration tests. */
class RunnerOnnxTest {
    @TempDir
    Path folder;

    private Event.Error errorOf(String job) throws Exception {
        Path file = Files.writeString(folder.resolve("job.json"), job);
        Path events = folder.resolve("events.jsonl");
        Process runner = new ProcessBuilder(ProbeJob.program("runner-onnx").toString(), "--job", file.toString())
                .redirectOutput(events.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(runner.waitFor()).isEqualTo(1);
        assertThat(EventsReader.read(events).all().getFirst()).isInstanceOf(Event.Hello.class);
        return EventsReader.read(events).error().orElseThrow();
    }

    private static String job(String workload) {
        return """
            {"runtime": {"library_dir": "/nowhere"}, "model": {"path": "/m.onnx"}, "threads": 1, "seed": 1,
             "workload": %s}
            """.formatted(workload);
    }

    @Test
    void aMissingLibraryIsTheRuntimesFault() throws Exception {
        Event.Error error =
                errorOf(job("{\"kind\": \"infer\", \"sequence\": 8, \"batch\": 1, \"warmup\": 0, \"iterations\": 1}"));

        assertThat(error.code()).isEqualTo(Event.Error.Code.RUNTIME);
        assertThat(error.message()).contains("/nowhere/libonnxruntime.so");
    }

    @Test
    void aWorkloadOfAnotherKindIsUnsupported() throws Exception {
        Event.Error error = errorOf(job("""
                {"kind": "generate", "promptTokens": 1, "generateTokens": 1, "warmup": 0, "iterations": 1,
                 "sampling": "GREEDY"}
                """));

        assertThat(error.code()).isEqualTo(Event.Error.Code.UNSUPPORTED);
    }

    @Test
    void aJobWithoutAKeyIsBadAndTheKeyIsNamed() throws Exception {
        Event.Error error = errorOf(job("{\"kind\": \"infer\", \"sequence\": 8, \"batch\": 1, \"warmup\": 0}"));

        assertThat(error).isEqualTo(new Event.Error(Event.Error.Code.BAD_JOB, "the job has no 'iterations'"));
    }
}
