package dev.assay.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CellIdTest {
    private static final Cell.Device DEVICE = new Cell.Device("d1", "linux", "linux-x86_64", "a board");
    private static final Cell.Runtime RUNTIME = new Cell.Runtime("llama.cpp", "0.5.0", "runner-llama");
    private static final Workload WORKLOAD = new Workload.Generate("g", 8, 4, 1, 1, Workload.Sampling.GREEDY);

    @Test
    void theCanonicalFormIsFixed() {
        assertThat(CellId.canonical(cell(DEVICE, RUNTIME, model("Q4_0", "ab"), WORKLOAD, 2)))
                .isEqualTo("{\"device\":\"d1\",\"model\":\"m/Q4_0\",\"runtime\":{\"name\":\"llama.cpp\",\"runner\":"
                        + "\"runner-llama\",\"version\":\"0.5.0\"},\"threads\":2,\"weights\":\"ab\",\"workload\":"
                        + "{\"kind\":\"generate\",\"generateTokens\":4,\"iterations\":1,\"name\":\"g\","
                        + "\"promptTokens\":8,\"sampling\":\"GREEDY\",\"warmup\":1}}");
        assertThat(identified(DEVICE, RUNTIME, model("Q4_0", "ab"), WORKLOAD, 2).id())
                .isEqualTo("746dd3e16ae32575");
    }

    @Test
    void whateverChangesTheCellChangesItsId() {
        List<String> ids = Stream.of(
                        identified(DEVICE, RUNTIME, model("Q4_0", "ab"), WORKLOAD, 2),
                        identified(DEVICE, RUNTIME, model("Q4_0", "ab"), WORKLOAD, 3),
                        identified(DEVICE, RUNTIME, model("Q4_0", "cd"), WORKLOAD, 2),
                        identified(DEVICE, RUNTIME, model("Q4_0", null), WORKLOAD, 2),
                        identified(DEVICE, RUNTIME, model("Q8_0", "ab"), WORKLOAD, 2),
                        identified(
                                DEVICE,
                                new Cell.Runtime("llama.cpp", "0.5.0", "llama-bench"),
                                model("Q4_0", "ab"),
                                WORKLOAD,
                                2),
                        identified(
                                new Cell.Device("d2", "linux", "linux-x86_64", "a board"),
                                RUNTIME,
                                model("Q4_0", "ab"),
                                WORKLOAD,
                                2),
                        identified(DEVICE, RUNTIME, model("Q4_0", "ab"), new Workload.Infer("g", 8, 1, 1, 1), 2),
                        CellId.identified(bare(cell(DEVICE, RUNTIME, model("Q4_0", "ab"), WORKLOAD, 2))))
                .map(Cell::id)
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).matches("[0-9a-f]{16}"));
    }

    /** Identities that were given before there was a choice of collectors must not change. */
    @Test
    void onlyABareRunNamesItsCollectors() {
        Cell sampled = cell(DEVICE, RUNTIME, model("Q4_0", "ab"), WORKLOAD, 2);

        assertThat(CellId.canonical(sampled)).doesNotContain("collectors");
        assertThat(CellId.canonical(bare(sampled))).startsWith("{\"collectors\":\"none\",\"device\"");
    }

    private static Cell bare(Cell cell) {
        return new Cell(
                cell.id(),
                cell.device(),
                cell.runtime(),
                cell.model(),
                cell.workload(),
                cell.threads(),
                Cell.Collectors.NONE);
    }

    private static Cell identified(
            Cell.Device device, Cell.Runtime runtime, Cell.Model model, Workload workload, int threads) {
        return CellId.identified(cell(device, runtime, model, workload, threads));
    }

    private static Cell cell(
            Cell.Device device, Cell.Runtime runtime, Cell.Model model, Workload workload, int threads) {
        return new Cell(null, device, runtime, model, workload, threads);
    }

    private static Cell.Model model(String quantization, String sha256) {
        return new Cell.Model("m", quantization, "gguf", Cell.Weights.REAL, "MIT", sha256, 1L);
    }
}
