package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.job.Job;
import dev.assay.agents.job.JobJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** llama.cpp with its capsule, as on a board whose glibc is too old, measured on this machine: only the loader is different. */
class CapsuleRunIT {
    @TempDir
    Path folder;

    @Test
    void given_a_runtime_with_a_capsule_then_its_trials_run_through_the_loader_and_are_measured_like_any_other()
            throws Exception {
        UserHome home = UserHome.withSharedCache(folder);
        home.write("config/assay/runtimes/capsuled.yaml", withCapsuleAlone());
        String suite =
                home.write("suite.yaml", Suites.of(1, "60 s", Suites.block("capsuled:runner-llama", "smoke/Q4_0")));

        JsonNode run = home.assay("run", suite, "--json").expect(0).json();

        assertThat(run.get("failures")).isEmpty();
        Path bundle = home.trials().getFirst();
        Job job = JobJson.read(Files.readAllBytes(bundle.resolve("job.json")));
        List<String> argv = job.runner().argv();
        assertThat(argv).hasSize(4);
        assertThat(argv.getFirst()).startsWith(job.runtime().libraryDir() + "/ld-linux-");
        assertThat(argv.subList(1, 4))
                .containsExactly(
                        "--library-path",
                        job.runtime().libraryDir(),
                        job.runtime().libraryDir() + "/runner-llama");
        assertThat(Files.readString(bundle.resolve("trial.json")))
                .contains("\"runtime.build\" : \"capsule\"", "runtime.file.libc.so.6.sha256", "capsule of glibc from ");
    }

    /** The shipped file, on a machine that is as if older than any. */
    private static String withCapsuleAlone() throws Exception {
        String shipped = Files.readString(Path.of(System.getProperty("assay.home"), "suites/runtimes/llama.cpp.yaml"));
        String capsuled =
                shipped.replace("name: llama.cpp", "name: capsuled").replace("glibc: \"2.34\"", "glibc: \"99.0\"");
        assertThat(capsuled).contains("99.0");
        return capsuled;
    }
}
