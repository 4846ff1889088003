package dev.assay.harness.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.dashboards.SyntheticRuns;
import dev.assay.harness.export.junit.JUnitXml;
import dev.assay.harness.export.junit.TestCase;
import dev.assay.harness.export.junit.TestSuite;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitExporterTest {
    private final RunSummary run = SyntheticRuns.run();

    @Test
    void given_a_run_then_it_is_a_suite_with_a_case_a_trial_and_counts_them_by_verdict() throws Exception {
        Element suite = elements(exported(run), "testsuite").getFirst();

        assertThat(suite.getAttribute("name")).isEqualTo("made-up");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(suite.getAttribute("tests")).isEqualTo("22");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("time")).isEqualTo("198.000");
        assertThat(elements(exported(run), "testcase")).hasSize(22);
    }

    @Test
    void given_a_valid_trial_then_its_case_passed_and_took_as_long_as_the_trial() throws Exception {
        Element valid = elements(exported(run), "testcase").getFirst();

        assertThat(valid.getAttribute("classname"))
                .isEqualTo("made-up.smollm2-135m Q4_0 llama_cpp 1_2_3 runner-llama p128-g64 [c1]");
        assertThat(valid.getAttribute("name")).isEqualTo("block 0");
        assertThat(valid.getAttribute("time")).isEqualTo("9.000");
        assertThat(valid.getElementsByTagName("*").getLength()).isZero();
    }

    @Test
    void given_a_suspect_trial_then_its_case_is_skipped_with_the_reasons() throws Exception {
        assertThat(elements(exported(run), "skipped"))
                .singleElement()
                .extracting(e -> e.getAttribute("message"))
                .isEqualTo("BACKGROUND_LOAD: Other processes took 31.5 % of the processor.");
    }

    @Test
    void given_a_trial_that_failed_by_its_cell_then_its_case_failed_with_code_and_detail() throws Exception {
        Element failure = elements(exported(run), "failure").getFirst();

        assertThat(failure.getAttribute("type")).isEqualTo("OOM_KILLED");
        assertThat(failure.getAttribute("message"))
                .isEqualTo("OOM_KILLED: The kernel ended the runner at 7.9 GB of resident memory.");
        assertThat(failure.getTextContent()).contains("20260102T030405Z-made-up-0018-1");
    }

    @Test
    void given_a_trial_that_ended_for_a_reason_outside_its_cell_then_its_case_is_an_error() throws Exception {
        TrialRow like = run.trials().getFirst();
        TrialRow lost = new TrialRow(
                like.document(), new Verdict.Failed(Failure.DEVICE_LOST, null), Map.of(), like.bundle(), "00");

        Document document = exported(new RunSummary(run.run(), run.cells(), List.of(), List.of(lost)));

        assertThat(elements(document, "error"))
                .singleElement()
                .extracting(e -> e.getAttribute("message"))
                .isEqualTo("DEVICE_LOST");
        assertThat(elements(document, "testsuite").getFirst().getAttribute("errors"))
                .isEqualTo("1");
    }

    @Test
    void given_a_run_then_the_suites_properties_are_its_provenance() throws Exception {
        assertThat(elements(exported(run), "property").stream()
                        .map(e -> e.getAttribute("name") + "=" + e.getAttribute("value")))
                .contains(
                        "run=20260102T030405Z-made-up",
                        "suite sha256=" + "cd".repeat(32),
                        "seed=42",
                        "assay version=0.1.0",
                        "command line=assay run made-up --device 'board 1'",
                        "kernel=6.1.0-made-up");
    }

    @Test
    void given_a_trial_that_never_began_then_its_case_has_no_time() throws Exception {
        TrialRow like = run.trials().getFirst();
        TrialDocument d = like.document();
        TrialDocument never = new TrialDocument(
                d.schema(),
                d.run(),
                new TrialDocument.Trial("t", 0, 0, 1, null, null),
                d.cell(),
                null,
                null,
                null,
                d.outcome(),
                d.provenance(),
                null,
                null,
                null,
                null);
        TrialRow row = new TrialRow(
                never, new Verdict.Failed(Failure.NOT_PROVISIONED, "no file"), Map.of(), like.bundle(), "00");

        Document document = exported(new RunSummary(run.run(), run.cells(), List.of(), List.of(row)));

        assertThat(elements(document, "testcase").getFirst().hasAttribute("time"))
                .isFalse();
    }

    @Property(tries = 200)
    void given_any_text_then_the_document_is_whole_and_has_no_element_of_its_making(@ForAll String text)
            throws Exception {
        TestSuite suite = new TestSuite(
                text,
                Instant.EPOCH,
                Map.of("p", text),
                List.of(
                        new TestCase(text, text, new BigDecimal("0.125"), new TestCase.Failed(text, text, text)),
                        new TestCase(text, text, null, new TestCase.Skipped(text))));

        Document document = written(suite);

        assertThat(document.getElementsByTagName("*").getLength()).isEqualTo(8);
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            assertThat(elements(document, "failure").getFirst().getTextContent())
                    .isEqualTo(text);
            assertThat(elements(document, "property").getFirst().getAttribute("value"))
                    .isEqualTo(text);
        }
    }

    private static Document exported(RunSummary run) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JUnitExporter().write(List.of(run), out);
        return parsed(out);
    }

    private static Document written(TestSuite suite) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JUnitXml.write(List.of(suite), out);
        return parsed(out);
    }

    private static Document parsed(ByteArrayOutputStream out) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
