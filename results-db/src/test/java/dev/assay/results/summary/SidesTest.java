package dev.assay.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument.Comparison;
import dev.assay.collectors.bundle.TrialDocument.Comparison.Side;
import dev.assay.results.fixture.SyntheticRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class SidesTest {
    private static final Cell CELL = SyntheticRun.cell("runner-a");
    private static final Cell.Runtime OTHER_RUNTIME = new Cell.Runtime("onnxruntime", "1.29.0", "runner-onnx");
    private static final Cell.Runtime OTHER_RUNNER = new Cell.Runtime("llama.cpp", "b1", "llama-bench");
    private static final Cell.Model OTHER_MODEL =
            new Cell.Model("synthetic", "Q8_0", "gguf", Cell.Weights.SYNTHETIC, "CC0-1.0", "e".repeat(64), 1L);

    @Test
    void sidesThatNameTheRuntimeMayDifferInVersionAndRunnerAndInNothingElse() {
        Sides sides = sides(runtime("llama.cpp"), runtime("onnxruntime"));

        assertThat(sides.match(CELL, with(OTHER_RUNTIME, CELL.model(), 2))).isTrue();
        assertThat(sides.match(with(OTHER_RUNTIME, CELL.model(), 2), CELL))
                .as("base and candidate")
                .isFalse();
        assertThat(sides.match(CELL, with(OTHER_RUNTIME, CELL.model(), 4))).isFalse();
        assertThat(sides.match(CELL, with(OTHER_RUNTIME, OTHER_MODEL, 2))).isFalse();
        assertThat(sides.match(CELL, with(OTHER_RUNNER, CELL.model(), 2))).isFalse();
    }

    @Test
    void sidesThatNameTheRunnerKeepTheRuntime() {
        Sides sides = sides(
                new Side(null, "runner-a", null, null, null, null),
                new Side(null, "llama-bench", null, null, null, null));

        assertThat(sides.match(CELL, with(OTHER_RUNNER, CELL.model(), 2))).isTrue();
        assertThat(sides.match(CELL, with(new Cell.Runtime("llama.cpp", "b2", "llama-bench"), CELL.model(), 2)))
                .isFalse();
    }

    @Test
    void sidesThatNameTheModelOrTheThreadsKeepTheRest() {
        Sides models = sides(
                new Side(null, null, "synthetic/Q4_0", null, null, null),
                new Side(null, null, "synthetic/Q8_0", null, null, null));
        Sides threads = sides(new Side(null, null, null, null, 2, null), new Side(null, null, null, null, 4, null));

        assertThat(models.match(CELL, with(CELL.runtime(), OTHER_MODEL, 2))).isTrue();
        assertThat(models.match(CELL, with(CELL.runtime(), OTHER_MODEL, 4))).isFalse();
        assertThat(threads.match(CELL, with(CELL.runtime(), CELL.model(), 4))).isTrue();
        assertThat(threads.match(CELL, with(CELL.runtime(), OTHER_MODEL, 4))).isFalse();
    }

    @Test
    void sidesThatNameTheCollectorsKeepTheRest_andOthersNeverMixBareRunsWithSampledOnes() {
        Sides collectors = sides(collectors(Cell.Collectors.NONE), collectors(Cell.Collectors.ALL));
        Sides models = sides(
                new Side(null, null, "synthetic/Q8_0", null, null, null),
                new Side(null, null, "synthetic/Q4_0", null, null, null));
        Cell fourThreads = with(CELL.runtime(), CELL.model(), 4);

        assertThat(collectors.match(bare(CELL), CELL)).isTrue();
        assertThat(collectors.match(CELL, bare(CELL))).isFalse();
        assertThat(collectors.match(bare(CELL), fourThreads)).isFalse();
        assertThat(collectors.match(bare(fourThreads), fourThreads)).isTrue();
        assertThat(models.match(bare(with(CELL.runtime(), OTHER_MODEL, 2)), CELL))
                .isFalse();
    }

    @Test
    void twoDevicesAreNeverHeldAgainstEachOther() {
        Cell elsewhere = new Cell(
                "elsewhere",
                new Cell.Device("other-device", "linux", "linux-x86_64", "Synthetic board"),
                OTHER_RUNTIME,
                CELL.model(),
                CELL.workload(),
                2);

        assertThat(sides(runtime("llama.cpp"), runtime("onnxruntime")).match(CELL, elsewhere))
                .isFalse();
    }

    private static Side runtime(String name) {
        return new Side(name, null, null, null, null, null);
    }

    private static Side collectors(Cell.Collectors collectors) {
        return new Side(null, null, null, null, null, collectors);
    }

    private static Cell bare(Cell cell) {
        return new Cell(
                "bare-" + cell.id(),
                cell.device(),
                cell.runtime(),
                cell.model(),
                cell.workload(),
                cell.threads(),
                Cell.Collectors.NONE);
    }

    private static Sides sides(Side base, Side candidate) {
        return new Sides(new Comparison(base, candidate, List.of()));
    }

    private static Cell with(Cell.Runtime runtime, Cell.Model model, int threads) {
        return new Cell("another", CELL.device(), runtime, model, CELL.workload(), threads);
    }
}
