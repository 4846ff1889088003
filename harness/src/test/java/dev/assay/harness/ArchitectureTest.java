package dev.assay.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.assay.collectors.problem.AssayException;

/** The arrows between the rooms of the house, and the few rules that hold in all of them. */
@AnalyzeClasses(
        packages = "dev.assay",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    /** Tests of other modules come as a folder of classes or, once they are packaged, as a jar; the library knows the folder. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule ARROWS_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("harness")
            .definedBy("dev.assay.harness..")
            .layer("dashboards")
            .definedBy("dev.assay.dashboards..")
            .layer("results-db")
            .definedBy("dev.assay.results..")
            .layer("agents")
            .definedBy("dev.assay.agents..")
            .layer("collectors")
            .definedBy("dev.assay.collectors..")
            .whereLayer("harness")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("dashboards")
            .mayOnlyBeAccessedByLayers("harness")
            .whereLayer("results-db")
            .mayOnlyBeAccessedByLayers("harness", "dashboards")
            .whereLayer("agents")
            .mayOnlyBeAccessedByLayers("harness")
            .whereLayer("collectors")
            .mayOnlyBeAccessedByLayers("harness", "dashboards", "results-db", "agents");

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_HARNESS_FORM_NO_CYCLE =
            slices().matching("dev.assay.harness.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_COLLECTORS_REACH_NO_DEVICE = noClasses()
            .that()
            .resideInAPackage("dev.assay.collectors..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.ProcessBuilder|java\\.net\\..*|java\\.lang\\.Process");

    @ArchTest
    static final ArchRule ERRORS_FOR_PEOPLE_ARE_ONE_FAMILY = classes()
            .that()
            .arePublic()
            .and()
            .areAssignableTo(Exception.class)
            .and()
            .areNotAssignableTo(RuntimeException.class)
            .should()
            .beAssignableTo(AssayException.class);

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS_OR_EXITS = noClasses()
            .that()
            .resideOutsideOfPackages("dev.assay.harness.cli", "dev.assay.harness.progress")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class);
}
