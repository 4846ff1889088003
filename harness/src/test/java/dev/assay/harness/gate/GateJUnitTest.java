package dev.assay.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.MadeUpComparison;
import dev.assay.results.comparison.Comparison;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class GateJUnitTest {
    @Test
    void given_a_gate_then_it_is_a_case_a_finding_failed_skipped_or_passed() throws Exception {
        Document document = parsed(xml(MadeUpComparison.of()));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);

        assertThat(suite.getAttribute("tests")).isEqualTo("7");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("skipped")).isEqualTo("2");
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("REGRESSION");
        assertThat(failure.getAttribute("message")).isEqualTo("10 % more, allowed 2 %");
        assertThat(failure.getTextContent()).contains("rss_peak_bytes in B: base 210000000 (n=5)", "assay: [0.1.0]");
        Element named = (Element) failure.getParentNode();
        assertThat(named.getAttribute("name")).isEqualTo("rss_peak_bytes");
        assertThat(named.getAttribute("classname"))
                .isEqualTo("assay gate.board-1 llama_cpp runner-llama smollm2-135m/Q4_0 p128-g64 2 threads");
    }

    @Test
    void given_a_gate_then_its_xml_is_of_the_shape_that_servers_know() throws Exception {
        validate(xml(MadeUpComparison.of()));
    }

    @Test
    void given_findings_that_are_of_no_cell_then_they_are_cases_too() throws Exception {
        byte[] xml = xml(
                MadeUpComparison.of(),
                "metrics: [decode_tps, throughput_ips]\nrules: [{cells: quant=Q2*}, {cells: quant=Q3*, on_missing: fail}]");

        validate(xml);
        var cases = parsed(xml).getElementsByTagName("testcase");
        assertThat(java.util.stream.IntStream.range(0, cases.getLength())
                        .mapToObj(i -> ((Element) cases.item(i)).getAttribute("classname") + " / "
                                + ((Element) cases.item(i)).getAttribute("name")))
                .contains(
                        "assay gate.policy rule 1 / all metrics",
                        "assay gate.policy rule 2 / all metrics",
                        "assay gate.policy metrics / throughput_ips");
        assertThat(new String(xml, java.nio.charset.StandardCharsets.UTF_8))
                .contains("<failure type=\"JUDGES_NOTHING\"");
    }

    @Property(tries = 200)
    void a_name_of_any_characters_gives_xml_of_that_shape_with_names_that_are_unique(@ForAll String name)
            throws Exception {
        byte[] xml = xml(MadeUpComparison.of(name));

        validate(xml);
        var cases = parsed(xml).getElementsByTagName("testcase");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element one = (Element) cases.item(i);
            names.add(one.getAttribute("classname") + " / " + one.getAttribute("name"));
        }
        assertThat(names).hasSize(cases.getLength());
    }

    private static byte[] xml(Comparison comparison) throws Exception {
        return xml(comparison, "");
    }

    private static byte[] xml(Comparison comparison, String policy) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GateJUnit.write(GateTest.gate(comparison, policy), Instant.parse("2026-11-25T08:00:00Z"), out);
        return out.toByteArray();
    }

    private static Document parsed(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static void validate(byte[] xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(GateJUnitTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
    }
}
