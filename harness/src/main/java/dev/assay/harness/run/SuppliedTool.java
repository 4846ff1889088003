package dev.assay.harness.run;

import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload.Generate;
import dev.assay.collectors.bundle.Workload.Infer;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.runtime.ProvisionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine's own program that the user supplies, and the arguments in which it is told the workload. See docs/formats/runtime.md. */
enum SuppliedTool {
    /** LiteRT. Runs are counted, not timed; its limits of time are set so that none of them is what ends it. */
    BENCHMARK_MODEL("benchmark_model") {
        @Override
        List<String> arguments(Call call) throws AssayException {
            Infer infer = call.infer();
            return List.of(
                    "--graph=" + call.model(),
                    "--num_threads=" + call.threads(),
                    "--num_runs=" + infer.iterations(),
                    "--min_secs=0",
                    "--max_secs=86400",
                    "--warmup_runs=" + infer.warmup(),
                    "--warmup_min_secs=0");
        }
    },

    /** ExecuTorch. The prompt is a word that tokenizers have as one token, as often as the workload has tokens. */
    LLAMA_MAIN("llama_main") {
        @Override
        List<String> arguments(Call call) {
            Generate generate = call.generate();
            return List.of(
                    "--model_path=" + call.model(),
                    "--tokenizer_path=" + call.folder() + "/tokenizer.bin",
                    "--prompt=" + String.join(" ", Collections.nCopies(generate.promptTokens(), "the")),
                    "--temperature=0",
                    "--seq_len=" + (generate.promptTokens() + generate.generateTokens()),
                    "--cpu_threads=" + call.threads(),
                    "--warmup=" + (generate.warmup() > 0));
        }
    },

    /** MNN: all models of a folder, on the processor (0), in the precision of the file (0). */
    MNN_BENCHMARK("benchmark.out") {
        @Override
        List<String> arguments(Call call) throws AssayException {
            Infer infer = call.infer();
            return List.of(
                    call.model().substring(0, call.model().lastIndexOf('/')),
                    Integer.toString(infer.iterations()),
                    Integer.toString(infer.warmup()),
                    "0",
                    Integer.toString(call.threads()),
                    "0");
        }
    },

    /** ncnn: on all cores (0), on the processor (-1), without its pause of ten seconds (0). */
    BENCHNCNN("benchncnn") {
        @Override
        List<String> arguments(Call call) throws AssayException {
            return List.of(
                    Integer.toString(call.infer().iterations()),
                    Integer.toString(call.threads()),
                    "0",
                    "-1",
                    "0",
                    "param=" + call.model(),
                    "shape=" + NcnnParam.shapes(call.local()));
        }
    },

    /**
     * NVIDIA's TensorRT: a line a query (avgRuns), as many queries as were asked for and no longer (duration). Its warm-up is a
     * time; up to two queries begin in it, are done behind it and do not count.
     */
    TRTEXEC("trtexec") {
        private static final String ONNX = "onnx";
        private static final int WARM_UP_MS = 200;
        private static final int BEGUN_IN_WARM_UP = 2;

        @Override
        List<String> arguments(Call call) throws AssayException {
            Infer infer = call.infer();
            call.requireOneThread();
            boolean warm = infer.warmup() > 0;
            return List.of(
                    (call.cell().model().format().equals(ONNX) ? "--onnx=" : "--loadEngine=") + call.model(),
                    "--iterations=" + (infer.iterations() + (warm ? BEGUN_IN_WARM_UP : 0)),
                    "--duration=0",
                    "--warmUp=" + (warm ? WARM_UP_MS : 0),
                    "--avgRuns=1");
        }
    };

    private final String runner;

    SuppliedTool(String runner) {
        this.runner = runner;
    }

    /**
     * What a tool is called with.
     *
     * @param folder the program's, on the device
     * @param model path on the device
     * @param local the same file here
     */
    record Call(Cell cell, String folder, String model, Path local) {
        int threads() {
            return cell.threads();
        }

        /** The tools take the input's shape from the model: a batch that was asked for would not be what is measured. */
        Infer infer() throws ProvisionException {
            Infer infer = (Infer) cell.workload();
            if (infer.batch() != 1) {
                throw new ProvisionException(
                        cell.runtime().runner() + " cannot be told a batch",
                        "workload " + infer.name(),
                        "it infers with the shape that the model's file has, and the workload asks for batch: "
                                + infer.batch(),
                        "Leave 'batch' out of the workload; export the model with the batch that you want.");
            }
            return infer;
        }

        Generate generate() {
            return (Generate) cell.workload();
        }

        /** A number of threads that changes nothing would make cells of one and the same thing. */
        void requireOneThread() throws ProvisionException {
            if (cell.threads() != 1) {
                throw new ProvisionException(
                        cell.runtime().runner() + " cannot be told a number of threads",
                        "workload " + cell.workload().name(),
                        "it computes on the GPU, and the suite asks for " + cell.threads() + " threads",
                        "Write 'threads: [1]' in the suite's block of this runtime.");
            }
        }
    }

    static Optional<SuppliedTool> of(String runner) {
        for (SuppliedTool tool : values()) {
            if (tool.runner.equals(runner)) {
                return Optional.of(tool);
            }
        }
        return Optional.empty();
    }

    /**
     * Libraries that lie beside the program are found there.
     *
     * @param start what starts the program, which is its last word
     */
    Job.Runner called(List<String> start, Cell cell, String model, Path local) throws AssayException {
        String program = start.getLast();
        String folder = program.substring(0, program.lastIndexOf('/'));
        List<String> argv = new ArrayList<>(start);
        argv.addAll(arguments(new Call(cell, folder, model, local)));
        return new Job.Runner(argv, Map.of("LD_LIBRARY_PATH", folder), Job.Speaks.OUTPUT);
    }

    /** The plan drops workloads that the tool's runtime file does not say it can do. */
    abstract List<String> arguments(Call call) throws AssayException;
}
