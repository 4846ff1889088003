package dev.assay.harness.gate;

import dev.assay.harness.export.junit.JUnitXml;
import dev.assay.harness.export.junit.TestCase;
import dev.assay.harness.export.junit.TestSuite;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A gate's judgement as JUnit XML: a test case a cell and metric, and one for what the policy asks of
 * nothing. What closes the gate failed; what could not be judged and
 * lets it pass is skipped.
 */
public final class GateJUnit {
    private static final String SUITE = "assay gate";

    private GateJUnit() {}

    /** @param judged when */
    public static void write(Gate gate, Instant judged, OutputStream out) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("base", gate.comparison().base().selector().toString());
        properties.put("candidate", gate.comparison().candidate().selector().toString());
        properties.put("base.runs", String.join(" ", gate.comparison().base().runs()));
        properties.put(
                "candidate.runs", String.join(" ", gate.comparison().candidate().runs()));
        properties.put("policy.sha256", gate.policy().source().sha256());
        Map<String, Long> uses =
                gate.findings().stream().collect(Collectors.groupingBy(GateJUnit::fullName, Collectors.counting()));
        List<TestCase> cases = gate.findings().stream()
                .map(finding -> testCase(finding, uses.get(fullName(finding)) > 1))
                .toList();
        JUnitXml.write(List.of(new TestSuite(SUITE, judged, properties, cases)), out);
    }

    /** Cells that differ in a version alone share a name; then the id tells them apart. */
    private static TestCase testCase(Finding finding, boolean sharesName) {
        String id = sharesName && finding.subject() instanceof Subject.OfCell of
                ? " [" + of.cell().id() + "]"
                : "";
        return new TestCase(group(finding) + id, Names.metric(finding.subject()), null, outcome(finding));
    }

    private static TestCase.Outcome outcome(Finding finding) {
        String type = finding.kind().name();
        if (finding.action() == Action.FAIL) {
            return new TestCase.Failed(type, finding.text(), detail(finding));
        }
        return switch (finding.kind()) {
            case REGRESSION, ALLOWED, BETTER, SAME, NEW -> new TestCase.Passed();
            case INCONCLUSIVE, TOO_FEW_TRIALS, UNCOMPARABLE, MISSING, UNMEASURED, JUDGES_NOTHING, NO_BASE ->
                new TestCase.Skipped(type + ": " + finding.text());
        };
    }

    private static String detail(Finding finding) {
        return finding.row()
                .map(row -> row.metric().key() + " in " + row.metric().unit() + ": base "
                        + row.ofBase().median().toPlainString() + " (n="
                        + row.ofBase().n() + "), candidate "
                        + row.ofCandidate().median().toPlainString() + " (n="
                        + row.ofCandidate().n() + "), ratio " + number(row.ratio()) + ", p adjusted "
                        + number(row.adjustedP()) + "\n"
                        + row.differs().stream()
                                .map(d -> d.what() + ": " + d.base() + " against " + d.candidate() + "\n")
                                .collect(Collectors.joining()))
                .orElse(finding.text());
    }

    private static String number(java.math.BigDecimal number) {
        return number == null ? "none" : number.toPlainString();
    }

    /** Servers take a dot for a level, and names of runtimes and models are full of them. */
    private static String group(Finding finding) {
        return SUITE + "." + Names.place(finding.subject()).replace('.', '_');
    }

    private static String fullName(Finding finding) {
        return group(finding) + " / " + Names.metric(finding.subject());
    }
}
