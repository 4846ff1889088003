package dev.assay.harness.plan;

import static dev.assay.harness.plan.TestCatalog.BOARD;
import static dev.assay.harness.plan.TestCatalog.PHONE;
import static dev.assay.harness.plan.TestCatalog.device;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.harness.build.BuildOffer;
import dev.assay.harness.build.Needs;
import dev.assay.harness.config.ConfigException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Needs NOTHING = Needs.NOTHING;
    private static final Needs CUDA = new Needs(Optional.empty(), Optional.empty(), List.of(), OptionalInt.of(12));

    private final TestCatalog catalog = new TestCatalog();

    @Test
    void givenTheQuickstart_thenEveryBlockHoldsEveryCellOnce() throws ConfigException {
        Plan plan = Planner.plan(Suites.shipped("quickstart"), List.of(BOARD), catalog);

        assertThat(plan.trials())
                .hasSize(28)
                .extracting(PlannedTrial::order)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(plan.dropped()).isEmpty();
        assertThat(plan.notes()).isEmpty();
        assertThat(plan.trials().stream()
                        .collect(Collectors.groupingBy(PlannedTrial::block))
                        .values())
                .hasSize(7)
                .allSatisfy(block -> assertThat(block)
                        .extracting(PlannedTrial::cell)
                        .containsExactlyInAnyOrderElementsOf(plan.cells()));
    }

    /** A plan made today must be the plan of the same suite in years to come. Checked by an independent program. */
    @Test
    void givenTheSeed_thenTheOrderIsFixedForEver() throws ConfigException {
        assertThat(order(Planner.plan(Suites.shipped("quickstart"), List.of(BOARD), catalog)))
                .isEqualTo("0:fp32 0:Q8_0 0:Q4_0 0:int8 1:Q4_0 1:Q8_0 1:int8 1:fp32"
                        + " 2:int8 2:fp32 2:Q8_0 2:Q4_0 3:int8 3:Q8_0 3:fp32 3:Q4_0"
                        + " 4:fp32 4:int8 4:Q8_0 4:Q4_0 5:Q8_0 5:int8 5:Q4_0 5:fp32"
                        + " 6:int8 6:Q4_0 6:Q8_0 6:fp32");
    }

    @Test
    void givenAnotherSeed_thenTheOrderIsAnother() throws ConfigException {
        String yaml = Suites.shipped("quickstart").source().text();
        Plan one = Planner.plan(Suites.of(yaml), List.of(BOARD), catalog);
        Plan two = Planner.plan(Suites.of(yaml.replace("seed: 1", "seed: 2")), List.of(BOARD), catalog);

        assertThat(order(two)).isNotEqualTo(order(one));
        assertThat(two.cells()).containsExactlyInAnyOrderElementsOf(one.cells());
        assertThat(two.seed()).isEqualTo(2);
    }

    @Test
    void givenASecondDevice_thenTheOrderOnTheFirstStaysAndTheSecondHasItsOwn() throws ConfigException {
        Suite suite = Suites.shipped("quickstart");
        Plan alone = Planner.plan(suite, List.of(BOARD), catalog);
        Plan both = Planner.plan(suite, List.of(device("other", 4), BOARD), catalog);

        assertThat(both.trialsOf("board"))
                .extracting(PlannedTrial::cell)
                .containsExactlyElementsOf(
                        alone.trials().stream().map(PlannedTrial::cell).toList());
        assertThat(models(both.trialsOf("other"))).isNotEqualTo(models(both.trialsOf("board")));
        assertThat(both.trials()).extracting(PlannedTrial::order).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void givenWhatCannotBe_thenItIsDroppedWithItsReasonAndTheRestStays() throws ConfigException {
        Suite suite = Suites.of(Suites.minimal("""
                  - runtimes: [llama.cpp, "llama.cpp:llama-bench", onnxruntime]
                    models: [smollm2-135m/Q8_0]
                    workloads: [gen, enc]
                    threads: [1]
                """));
        Plan plan = Planner.plan(suite, List.of(BOARD, PHONE), catalog);

        assertThat(plan.dropped())
                .filteredOn(d -> d.description().endsWith("on board"))
                .extracting(d -> d.description() + ": " + d.reason())
                .containsExactly(
                        "llama.cpp:runner-llama smollm2-135m/Q8_0 enc, 1 thread, on board:"
                                + " runner-llama does not do kind: infer",
                        "llama.cpp:llama-bench smollm2-135m/Q8_0 gen, 1 thread, on board:"
                                + " llama-bench does not do sampling: greedy",
                        "llama.cpp:llama-bench smollm2-135m/Q8_0 enc, 1 thread, on board:"
                                + " llama-bench does not do kind: infer",
                        "onnxruntime:runner-onnx smollm2-135m/Q8_0 gen, 1 thread, on board:"
                                + " onnxruntime does not read gguf",
                        "onnxruntime:runner-onnx smollm2-135m/Q8_0 enc, 1 thread, on board:"
                                + " onnxruntime does not read gguf");
        assertThat(plan.dropped())
                .filteredOn(d -> d.description().endsWith("on phone"))
                .hasSize(7)
                .allSatisfy(d -> assertThat(d.reason()).endsWith("is not available for android-arm64"));
        assertThat(plan.cells()).hasSize(2);
    }

    @Test
    void givenBuildsOfWhichTheDeviceLacksWhatTheFirstNeeds_thenThePlanNamesTheOneItGetsAndWhy() throws ConfigException {
        catalog.llama(new BuildOffer("cuda12", "linux-x86_64", CUDA), new BuildOffer("plain", "linux-x86_64", NOTHING));

        Plan plan = Planner.plan(Suites.of(Suites.minimal("")), List.of(BOARD), catalog);

        assertThat(plan.builds()).singleElement().satisfies(build -> {
            assertThat(build.device() + " " + build.runtime()).isEqualTo("board llama.cpp");
            assertThat(build.choice().build().name()).isEqualTo("plain");
            assertThat(build.choice().why())
                    .isEqualTo("needs nothing beyond linux-x86_64; passed over: cuda12 needs CUDA 12,"
                            + " and whether the device has CUDA is unknown, which does not meet it: no device");
        });
        assertThat(plan.dropped()).isEmpty();
    }

    @Test
    void givenNoBuildThatFits_thenItsCellsAreLeftOutWithWhatEachNeeds() throws ConfigException {
        catalog.llama(new BuildOffer("cuda12", "linux-x86_64", CUDA));

        Plan plan = Planner.plan(Suites.of(Suites.minimal("")), List.of(BOARD), catalog);

        assertThat(plan.trials()).isEmpty();
        assertThat(plan.builds()).isEmpty();
        assertThat(plan.dropped())
                .extracting(Dropped::reason)
                .containsOnly("no build of llama.cpp fits: cuda12 needs CUDA 12,"
                        + " and whether the device has CUDA is unknown, which does not meet it: no device");
    }

    @Test
    void givenMoreThreadsThanCores_thenItIsPlannedAndNoted() throws ConfigException {
        Plan plan = Planner.plan(Suites.of(Suites.minimal("").replace("[1]", "[1, 8]")), List.of(BOARD), catalog);

        assertThat(plan.cells()).hasSize(2);
        assertThat(plan.notes()).containsExactly("8 threads are more than the 4 cores of board; they will take turns");
    }

    @Test
    void givenACellTwiceInTheMatrix_thenItIsPlannedOnce() throws ConfigException {
        Suite suite = Suites.of(Suites.minimal("""
                  - runtimes: ["llama.cpp:runner-llama"]
                    models: [smollm2-135m/Q4_0]
                    workloads: [gen]
                    threads: [1]
                """));
        assertThat(Planner.plan(suite, List.of(BOARD), catalog).cells()).hasSize(1);
    }

    @Test
    void givenAComparisonOfNothing_thenThePlanSaysSo() throws ConfigException {
        Suite suite = Suites.of(Suites.minimal("""
                compare:
                  - base: {runner: llama-bench}
                    candidate: {runner: runner-llama}
                    metrics: [decode_tps]
                """));
        assertThat(Planner.plan(suite, List.of(BOARD), catalog).notes())
                .containsExactly("compare[0].base matches no cell of the plan; nothing will be compared");
    }

    @Test
    void givenUnknownNames_thenAllAreNamedWithTheirPlacesAndTheNearest() {
        ConfigException thrown = catchThrowableOfType(
                ConfigException.class,
                () -> Planner.plan(
                        Suites.of(Suites.minimal("")
                                .replace("[llama.cpp]", "[lama.cpp, \"llama.cpp:bench\"]")
                                .replace("[smollm2-135m/Q4_0]", "[smollm2-135m/q4_1]")),
                        List.of(BOARD),
                        catalog));

        assertThat(thrown.problems())
                .extracting(p -> p.where() + " " + p.message())
                .containsExactly(
                        "s.yaml:7:16 unknown runtime 'lama.cpp'; did you mean 'llama.cpp'?",
                        "s.yaml:7:26 unknown runtime 'llama.cpp:bench'; known: llama.cpp, llama.cpp:llama-bench,"
                                + " llama.cpp:runner-llama, onnxruntime",
                        "s.yaml:8:14 unknown model 'smollm2-135m/q4_1'; did you mean 'smollm2-135m/Q4_0'?");
        assertThat(thrown.remedy()).contains("assay models");
    }

    private static String order(Plan plan) {
        return String.join(" ", models(plan.trials()));
    }

    private static List<String> models(List<PlannedTrial> trials) {
        return trials.stream()
                .map(t -> t.block() + ":" + t.cell().model().quantization())
                .toList();
    }
}
