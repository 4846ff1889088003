package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.harness.runtime.ProvisionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvocationTest {
    private static final Path HERE = Path.of("/here/m.gguf");
    private static final List<String> DIRECT = List.of("/r/tool");
    private static final Workload INFER = new Workload.Infer("s1", 1, 1, 5, 30);

    private static final List<String> THROUGH_LOADER = List.of("/r/ld.so", "--library-path", "/r", "/r/program");

    @TempDir
    Path folder;

    @Test
    void givenARunnerThatReadsTheJob_thenItIsStartedAsToldAndNothingIsAdded() throws Exception {
        Job.Runner runner = Invocation.of(cell("runner-llama"), THROUGH_LOADER, "/m.gguf", HERE);

        assertThat(runner.argv()).containsExactlyElementsOf(THROUGH_LOADER);
        assertThat(runner.speaks()).isEqualTo(Job.Speaks.EVENTS);
    }

    @Test
    void givenLlamaBench_thenItsArgumentsComeBehindWhatStartsIt() throws Exception {
        Job.Runner runner = Invocation.of(cell("llama-bench"), THROUGH_LOADER, "/m.gguf", HERE);

        assertThat(String.join(" ", runner.argv()))
                .isEqualTo("/r/ld.so --library-path /r /r/program --model /m.gguf --n-prompt 128 --n-gen 64"
                        + " --n-depth 0,128 --repetitions 3 --threads 2 --output jsonl");
        assertThat(runner.speaks()).isEqualTo(Job.Speaks.OUTPUT);
    }

    @Test
    void givenBenchmarkModel_thenRunsAreCountedAndNoLimitOfTimeAddsToThem() throws Exception {
        assertThat(argv("benchmark_model", INFER, "/s/m.tflite"))
                .isEqualTo("/r/tool --graph=/s/m.tflite --num_threads=2 --num_runs=30 --min_secs=0 --max_secs=86400"
                        + " --warmup_runs=5 --warmup_min_secs=0");
    }

    @Test
    void givenLlamaMain_thenThePromptHasAsManyWordsAsTheWorkloadTokens() throws Exception {
        Workload generate = new Workload.Generate("p3-g4", 3, 4, 1, 1, Workload.Sampling.GREEDY);

        assertThat(argv("llama_main", generate, "/s/m.pte"))
                .isEqualTo("/r/tool --model_path=/s/m.pte --tokenizer_path=/r/tokenizer.bin --prompt=the the the"
                        + " --temperature=0 --seq_len=7 --cpu_threads=2 --warmup=true");
    }

    @Test
    void givenMnnsBenchmark_thenItIsGivenTheModelsFolder() throws Exception {
        assertThat(argv("benchmark.out", INFER, "/s/m/m.mnn")).isEqualTo("/r/tool /s/m 30 5 0 2 0");
    }

    @Test
    void givenBenchncnn_thenItIsToldTheShapesThatTheModelsFileHas() throws Exception {
        Path param = Files.writeString(folder.resolve("net.param"), """
                7767517
                3 3
                Input            data             0 1 data 0=227 1=227 2=3
                Input            length           0 1 length 0=8
                Softmax          prob             1 1 data prob 0=0
                """);

        assertThat(String.join(
                        " ",
                        Invocation.of(cell("benchncnn", INFER), DIRECT, "/s/net.param", param)
                                .argv()))
                .isEqualTo("/r/tool 30 2 0 -1 0 param=/s/net.param shape=[227,227,3],[8]");
    }

    @Test
    void givenTrtexecAndAnEngine_thenQueriesAreCountedNotTimedAndThoseBegunInTheWarmUpAreAskedForOnTop()
            throws Exception {
        assertThat(trtexec("tensorrt", INFER, 1))
                .isEqualTo("/r/tool --loadEngine=/s/net --iterations=32 --duration=0 --warmUp=200 --avgRuns=1");
    }

    @Test
    void givenTrtexecAndAnOnnxModelWithoutWarmUp_thenItBuildsTheEngineAndEveryQueryCounts() throws Exception {
        assertThat(trtexec("onnx", new Workload.Infer("s1", 1, 1, 0, 30), 1))
                .isEqualTo("/r/tool --onnx=/s/net --iterations=30 --duration=0 --warmUp=0 --avgRuns=1");
    }

    @Test
    void givenThreadsForTrtexec_thenTheyAreRefusedForTheGpuHasNone() {
        assertThatThrownBy(() -> trtexec("onnx", INFER, 4))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("the suite asks for 4 threads");
    }

    @Test
    void givenANetWithoutTheShapeOfItsInput_thenTheErrorSaysWhatIsMissingAndWhere() throws Exception {
        Path param = Files.writeString(folder.resolve("net.param"), "7767517\n1 1\nInput in0 0 1 in0\n");

        assertThatThrownBy(() -> Invocation.of(cell("benchncnn", INFER), DIRECT, "/s/net.param", param))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("net.param")
                .hasMessageContaining("no extents");
    }

    @Test
    void givenABatch_thenItIsRefusedForTheToolWouldNotDoIt() {
        Workload batch = new Workload.Infer("b4", 1, 4, 5, 30);

        for (String tool : List.of("benchmark_model", "benchmark.out", "benchncnn", "trtexec")) {
            assertThatThrownBy(() -> argv(tool, batch, "/s/m"))
                    .isInstanceOf(ProvisionException.class)
                    .hasMessageContaining("batch: 4");
        }
    }

    private static String argv(String runner, Workload workload, String model) throws Exception {
        Job.Runner called = Invocation.of(cell(runner, workload), DIRECT, model, HERE);
        assertThat(called.speaks()).isEqualTo(Job.Speaks.OUTPUT);
        assertThat(called.env()).containsOnly(Map.entry("LD_LIBRARY_PATH", "/r"));
        return String.join(" ", called.argv());
    }

    private static String trtexec(String format, Workload workload, int threads) throws Exception {
        Cell cell = cell("trtexec", workload, format, threads);
        return String.join(" ", Invocation.of(cell, DIRECT, "/s/net", HERE).argv());
    }

    private static Cell cell(String runner) {
        return cell(runner, new Workload.Generate("p128-g64", 128, 64, 1, 3, Workload.Sampling.NONE));
    }

    private static Cell cell(String runner, Workload workload) {
        return cell(runner, workload, "gguf", 2);
    }

    private static Cell cell(String runner, Workload workload, String format, int threads) {
        return new Cell(
                "c",
                new Cell.Device("d", "android", "android-aarch64", "a phone"),
                new Cell.Runtime("engine", "1", runner),
                new Cell.Model("m", "Q4_0", format, Cell.Weights.SYNTHETIC, "CC0-1.0", null, null),
                workload,
                threads);
    }
}
