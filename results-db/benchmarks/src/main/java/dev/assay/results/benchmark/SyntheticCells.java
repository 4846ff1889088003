package dev.assay.results.benchmark;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The cells of a suite that never ran: runtimes x models x quantisations x lengths of prompt. */
final class SyntheticCells {
    private static final List<String> RUNNERS = List.of("runner-llama", "llama-bench", "runner-mnn", "runner-mlc");
    private static final List<String> MODELS = List.of("synthetic-135m", "synthetic-1b", "synthetic-3b");
    private static final List<String> QUANTIZATIONS = List.of("Q4_0", "Q8_0", "F16");
    private static final List<Integer> PROMPTS = List.of(128, 512);

    private SyntheticCells() {}

    /** @param count 1 to 72; the first ones of the product, runners alternating fastest */
    static List<Cell> of(Cell.Device device, int count) {
        List<Cell> cells = new ArrayList<>();
        for (int prompt : PROMPTS) {
            for (String quantization : QUANTIZATIONS) {
                for (String model : MODELS) {
                    for (String runner : RUNNERS) {
                        cells.add(cell(device, runner, model, quantization, prompt));
                    }
                }
            }
        }
        return cells.subList(0, count);
    }

    private static Cell cell(Cell.Device device, String runner, String model, String quantization, int prompt) {
        Workload workload = new Workload.Generate(
                "p" + prompt + "-g64", prompt, SyntheticTrial.TOKENS, 1, 1, Workload.Sampling.GREEDY);
        String name = device.id() + " " + runner + " " + model + " " + quantization + " " + workload.name();
        return new Cell(
                HexFormat.of().formatHex(Digest.of(name), 0, 8),
                device,
                new Cell.Runtime("synthetic-" + runner.substring(runner.indexOf('-') + 1), "1.0", runner),
                new Cell.Model(
                        model,
                        quantization,
                        "gguf",
                        Cell.Weights.SYNTHETIC,
                        "CC0-1.0",
                        HexFormat.of().formatHex(Digest.of(model + quantization)),
                        100_000_000L),
                workload,
                4);
    }
}
