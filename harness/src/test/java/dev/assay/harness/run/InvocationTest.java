package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTest {
    private static final List<String> THROUGH_LOADER = List.of("/r/ld.so", "--library-path", "/r", "/r/program");

    @Test
    void givenARunnerThatReadsTheJob_thenItIsStartedAsToldAndNothingIsAdded() {
        Job.Runner runner = Invocation.of(cell("runner-llama"), THROUGH_LOADER, "/m.gguf");

        assertThat(runner.argv()).containsExactlyElementsOf(THROUGH_LOADER);
        assertThat(runner.speaks()).isEqualTo(Job.Speaks.EVENTS);
    }

    @Test
    void givenLlamaBench_thenItsArgumentsComeBehindWhatStartsIt() {
        Job.Runner runner = Invocation.of(cell("llama-bench"), THROUGH_LOADER, "/m.gguf");

        assertThat(String.join(" ", runner.argv()))
                .isEqualTo("/r/ld.so --library-path /r /r/program --model /m.gguf --n-prompt 128 --n-gen 64"
                        + " --n-depth 0,128 --repetitions 3 --threads 2 --output jsonl");
        assertThat(runner.speaks()).isEqualTo(Job.Speaks.OUTPUT);
    }

    private static Cell cell(String runner) {
        return new Cell(
                "c",
                new Cell.Device("d", "android", "android-aarch64", "a phone"),
                new Cell.Runtime("llama.cpp", "1", runner),
                new Cell.Model("m", "Q4_0", "gguf", Cell.Weights.SYNTHETIC, "CC0-1.0", null, null),
                new Workload.Generate("p128-g64", 128, 64, 1, 3, Workload.Sampling.NONE),
                2);
    }
}
