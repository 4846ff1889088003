package dev.assay.harness.run;

import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.bundle.Workload.Generate;
import dev.assay.collectors.bundle.Workload.Infer;
import dev.assay.collectors.bundle.Workload.Sustained;
import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a runner is called: our own read the job; a runtime's own tool is told by arguments. */
final class Invocation {
    static final String LLAMA_BENCH = "llama-bench";

    private Invocation() {}

    /**
     * @param start the runner's program as it is started on the device, {@link CellFiles#launch}
     * @param model path on the device
     * @param local the same file here
     * @throws AssayException where a tool wants to be told what the model's file does not say
     */
    static Job.Runner of(Cell cell, List<String> start, String model, Path local) throws AssayException {
        String runner = cell.runtime().runner();
        if (runner.equals(LLAMA_BENCH)) {
            return new Job.Runner(llamaBench(start, model, cell), Map.of(), Job.Speaks.OUTPUT);
        }
        Optional<SuppliedTool> supplied = SuppliedTool.of(runner);
        return supplied.isPresent()
                ? supplied.get().called(start, cell, model, local)
                : new Job.Runner(start, Map.of(), Job.Speaks.EVENTS);
    }

    /**
     * llama-bench times prompt and generation apart. Ours generates after the prompt, so of its tests count the prompt at
     * depth 0 and the generation at the depth of the prompt.
     */
    private static List<String> llamaBench(List<String> start, String model, Cell cell) {
        Generate generate = generate(cell.workload());
        List<String> argv = new ArrayList<>(start);
        argv.addAll(List.of(
                "--model",
                model,
                "--n-prompt",
                Integer.toString(generate.promptTokens()),
                "--n-gen",
                Integer.toString(generate.generateTokens()),
                "--n-depth",
                "0," + generate.promptTokens(),
                "--repetitions",
                Integer.toString(generate.iterations()),
                "--threads",
                Integer.toString(cell.threads()),
                "--output",
                "jsonl"));
        return argv;
    }

    private static Generate generate(Workload workload) {
        return switch (workload) {
            case Generate generate -> generate;
            case Sustained _, Infer _ ->
                throw new IllegalArgumentException("the plan drops workloads that a runner cannot do");
        };
    }
}
