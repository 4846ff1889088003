package dev.assay.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.SyntheticRuns;
import dev.assay.results.summary.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    @TempDir
    Path folder;

    @Test
    void given_a_run_then_the_page_needs_nothing_from_elsewhere() throws Exception {
        Document page = page(List.of(SyntheticRuns.run()));

        assertThat(page.select("script, link, img, iframe, object, [src], [onclick]"))
                .isEmpty();
        assertThat(page.select("style").html()).doesNotContain("url(", "@import");
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
    }

    @Test
    void given_the_same_run_then_the_page_is_the_same() throws Exception {
        assertThat(page(List.of(SyntheticRuns.run())).html())
                .isEqualTo(page(List.of(SyntheticRuns.run())).html());
    }

    @Test
    void given_trials_then_each_that_has_the_metric_is_a_dot_and_suspect_ones_are_marked() throws Exception {
        var plot = page(List.of(SyntheticRuns.run()))
                .select("figure:contains(decode_tps)")
                .first();

        assertThat(plot.select("circle.trial")).hasSize(18);
        assertThat(plot.select("circle.suspect")).hasSize(1);
    }

    @Test
    void given_a_cell_without_figures_then_its_places_say_absent_and_why() throws Exception {
        assertThat(page(List.of(SyntheticRuns.run())).select("tr[data-cell=c4] td.absent"))
                .isNotEmpty()
                .allSatisfy(td -> {
                    assertThat(td.text()).isEqualTo("absent");
                    assertThat(td.attr("title")).isEqualTo("no valid trial");
                });
    }

    @Test
    void given_figures_then_how_each_was_measured_is_there_to_read_and_in_print() throws Exception {
        Document page = page(List.of(SyntheticRuns.run()));

        assertThat(page.select("details.methods dt").eachText()).anyMatch(text -> text.startsWith("decode_tps "));
        assertThat(page.select("details.methods dd p").eachText())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(page.select("details.methods div").stream()
                        .filter(div -> div.select("dt").text().startsWith("decode_tps"))
                        .flatMap(div -> div.select("dd p").eachText().stream()))
                .containsAnyElementsOf(
                        page.select("td[data-column=decode_tps.median]").eachAttr("title"));
    }

    @Test
    void given_failed_absent_and_synthetic_then_the_page_says_so() throws Exception {
        String text = page(List.of(SyntheticRuns.run())).text();

        assertThat(text)
                .contains(
                        "OOM_KILLED", "BACKGROUND_LOAD", SyntheticRuns.NO_POWER, "Synthetic weights: made-up-1b/Q8_0");
    }

    @Test
    void given_a_run_then_its_suite_conditions_and_command_line_are_there() throws Exception {
        Document page = page(List.of(SyntheticRuns.run()));

        assertThat(page.select("pre").first().wholeText())
                .isEqualTo(SyntheticRuns.run().run().suiteText());
        assertThat(page.text()).contains("memory_available_bytes", "absent: no battery", "--device 'board 1'");
    }

    @Test
    void given_two_runs_then_each_is_an_article_and_can_be_gone_to() throws Exception {
        Document page = page(SyntheticRuns.two());

        assertThat(page.select("article")).hasSize(2);
        assertThat(page.select("nav a"))
                .allSatisfy(a -> assertThat(page.select(a.attr("href"))).hasSize(1));
    }

    private Document page(List<RunSummary> runs) throws Exception {
        Path file = folder.resolve("report.html");
        HtmlReport.write(runs, file);
        return Jsoup.parse(Files.readString(file));
    }
}
