package dev.assay.harness.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.platform.PlatformFacts;
import dev.assay.collectors.bundle.Cell;
import dev.assay.harness.model.ModelCatalog;
import dev.assay.harness.plan.Plan;
import dev.assay.harness.plan.PlanDevice;
import dev.assay.harness.plan.PlannedTrial;
import dev.assay.harness.plan.Planner;
import dev.assay.harness.plan.Suite;
import dev.assay.harness.runtime.RuntimeCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Given the models and runtimes that Assay ships, and an Android device. */
class AndroidPlanTest {
    private static final Path SUITES = Path.of(System.getProperty("assay.home"), "suites");

    @ParameterizedTest
    @ValueSource(strings = {"android-x86_64", "android-aarch64"})
    void whenItsQuickstartIsPlanned_thenEveryBlockIsThereAndNothingIsLeftOut(String abi) throws Exception {
        Plan plan = plan("quickstart-android", abi);

        assertThat(plan.trials()).extracting(PlannedTrial::block).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(plan.cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.device().abi()).isEqualTo(abi));
        assertThat(plan.dropped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"android-x86_64", "android-aarch64"})
    void whenTheQuickstartOfThisMachineIsPlanned_thenBothItsRuntimesAreThereToo(String abi) throws Exception {
        Plan plan = plan("quickstart", abi);

        assertThat(plan.cells()).hasSize(4);
        assertThat(plan.dropped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"android-armv7l", "ios-arm64"})
    void whenNoRuntimeIsThereForItsAbi_thenAllIsLeftOutWithThatReason(String abi) throws Exception {
        Plan plan = plan("quickstart-android", abi);

        assertThat(plan.trials()).isEmpty();
        assertThat(plan.dropped())
                .singleElement()
                .satisfies(dropped -> assertThat(dropped.reason()).isEqualTo("llama.cpp is not available for " + abi));
    }

    private static Plan plan(String suite, String abi) throws Exception {
        Catalogs catalogs = new Catalogs(
                ModelCatalog.read(List.of(SUITES.resolve("models"))),
                RuntimeCatalog.read(List.of(SUITES.resolve("runtimes"))));
        PlanDevice phone =
                new PlanDevice(new Cell.Device("adb:phone", "android", abi, "a phone"), PlatformFacts.ofAndroid(""), 8);
        return Planner.plan(
                Suite.read(SUITES.resolve(suite + ".yaml")), List.of(phone), catalogs.resolver(_ -> Optional.empty()));
    }
}
