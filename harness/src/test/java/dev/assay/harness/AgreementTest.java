package dev.assay.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.SyntheticRuns;
import dev.assay.results.summary.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Every surface shows every figure, and all the same digits of it. */
class AgreementTest {
    @Test
    void given_a_run_then_all_surfaces_agree_to_the_digit() throws Exception {
        assertAgreement(SyntheticRuns.run());
    }

    @Property(tries = 5)
    void given_figures_of_any_size_then_all_surfaces_agree_to_the_digit(@ForAll("figures") List<Double> figures)
            throws Exception {
        assertAgreement(SmallRuns.run(figures));
    }

    @Provide
    Arbitrary<List<Double>> figures() {
        Arbitrary<Double> mantissa = Arbitraries.doubles().between(-10, 10).ofScale(7);
        return Combinators.combine(mantissa, Arbitraries.integers().between(-9, 12))
                .as((m, magnitude) -> m * Math.pow(10, magnitude))
                .list()
                .ofMinSize(20)
                .ofMaxSize(40);
    }

    private static void assertAgreement(RunSummary run) throws Exception {
        Map<String, String> truth = Surfaces.truth(run);
        assertThat(truth).isNotEmpty();
        assertThat(Surfaces.json(run)).as("json").isEqualTo(truth);
        assertThat(Surfaces.csv(run)).as("csv").isEqualTo(truth);
        Map<String, List<List<String>>> sheets = Surfaces.sheets(run);
        assertThat(Surfaces.ofCells(sheets.get("cells"))).as("spreadsheet").isEqualTo(truth);

        assertThat(sheets.get("figures")).as("tidy sheet").isEqualTo(Surfaces.csvText(run));

        Map<String, String> headlines = new TreeMap<>(truth);
        headlines.keySet().removeIf(key -> !Surfaces.isHeadline(key));
        assertThat(Surfaces.ofCells(sheets.get("summary"))).as("summary").isEqualTo(headlines);

        Map<String, String> printed = new TreeMap<>(truth);
        printed.keySet().removeIf(key -> !Surfaces.isInPaper(key));
        assertThat(Surfaces.paper(run)).as("paper").isEqualTo(printed);

        Map<String, String> shown = new TreeMap<>(truth);
        shown.keySet().removeIf(key -> key.endsWith(".p90")); // left to the files
        assertThat(Surfaces.table(run)).as("table").isEqualTo(shown);
        Path page = Files.createTempFile("agreement", ".html");
        assertThat(Surfaces.page(run, page)).as("page").isEqualTo(shown);
        Files.delete(page);
    }
}
