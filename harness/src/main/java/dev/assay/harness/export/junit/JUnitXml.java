package dev.assay.harness.export.junit;

import dev.assay.dashboards.text.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes test suites as JUnit XML: the elements and attributes that Ant, Maven Surefire and the servers that read their
 * files have in common. There is no standard of it; docs/exports.md says what is written. Characters that XML forbids, and
 * such as would disguise a text, become visible signs ({@link Printable}).
 */
public final class JUnitXml {
    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** UTF-8; does not close {@code out}. */
    public static void write(List<TestSuite> suites, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new JUnitXml(xml).document(suites);
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private void document(List<TestSuite> suites) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        for (TestSuite suite : suites) {
            suite(suite);
        }
        line(0);
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void suite(TestSuite suite) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", suite.name());
        attribute("tests", Integer.toString(suite.cases().size()));
        attribute("failures", Long.toString(suite.count(TestCase.Failed.class)));
        attribute("errors", Long.toString(suite.count(TestCase.Errored.class)));
        attribute("skipped", Long.toString(suite.count(TestCase.Skipped.class)));
        attribute("time", seconds(suite.seconds()));
        attribute("timestamp", suite.started().toString());
        line(2);
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : suite.properties().entrySet()) {
            line(3);
            xml.writeEmptyElement("property");
            attribute("name", property.getKey());
            attribute("value", property.getValue());
        }
        line(2);
        xml.writeEndElement();
        for (TestCase testCase : suite.cases()) {
            testCase(testCase);
        }
        line(1);
        xml.writeEndElement();
    }

    private void testCase(TestCase testCase) throws XMLStreamException {
        line(2);
        xml.writeStartElement("testcase");
        attribute("classname", testCase.group());
        attribute("name", testCase.name());
        if (testCase.seconds() != null) {
            attribute("time", seconds(testCase.seconds()));
        }
        switch (testCase.outcome()) {
            case TestCase.Passed _ -> {}
            case TestCase.Skipped(String message) -> {
                line(3);
                xml.writeEmptyElement("skipped");
                attribute("message", message);
                line(2);
            }
            case TestCase.Failed(String type, String message, String detail) -> bad("failure", type, message, detail);
            case TestCase.Errored(String type, String message, String detail) -> bad("error", type, message, detail);
        }
        xml.writeEndElement();
    }

    private void bad(String element, String type, String message, String detail) throws XMLStreamException {
        line(3);
        xml.writeStartElement(element);
        attribute("type", type);
        attribute("message", message);
        xml.writeCharacters(Printable.lines(detail));
        xml.writeEndElement();
        line(2);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.line(value));
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String seconds(BigDecimal seconds) {
        return seconds.toPlainString();
    }
}
