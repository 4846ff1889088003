package dev.assay.harness.cli;

import dev.assay.dashboards.file.FileNotWrittenException;
import dev.assay.dashboards.file.WholeFile;
import dev.assay.dashboards.text.Printable;
import dev.assay.harness.gate.Action;
import dev.assay.harness.gate.Finding;
import dev.assay.harness.gate.Gate;
import dev.assay.harness.gate.GateJUnit;
import dev.assay.harness.gate.GateJson;
import dev.assay.harness.gate.GateSummary;
import dev.assay.harness.gate.Policy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** For continuous integration: does the candidate hold what the policy asks for? */
@Command(
        name = "gate",
        description = {
            "Compares two sides as 'assay compare' does and judges the result by a policy (docs/formats/policy.md).",
            "Exit code 3 when the gate is closed: a regression beyond what the policy allows, or a finding that it says fails,"
                    + " such as a cell that no longer works."
        },
        footer = {
            "",
            "Example:",
            "  assay gate suite=nightly,since=14d latest \\",
            "    --policy suites/policies/nightly.yaml --summary gate.md --junit gate.xml"
        })
final class GateCommand extends JsonCommand {
    @Mixin
    private ComparisonOptions sides;

    @Option(names = "--policy", paramLabel = "FILE", required = true, description = "The policy's YAML file.")
    private Path policyFile;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write the judgement as Markdown; replaced as a whole.")
    private Path summary;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Write the judgement as JUnit XML, a test case a cell and metric; replaced as a whole.")
    private Path junit;

    @Override
    public Integer call() throws Exception {
        Policy policy = Policy.read(policyFile);
        Gate gate = Gate.of(sides.answer(policy.question(sides.base(), sides.candidate()), home()), policy);
        write(gate);
        if (json()) {
            out().println(GateJson.text(gate));
        } else {
            gate.findings().stream()
                    .filter(finding -> finding.action() != Action.PASS)
                    .map(GateCommand::line)
                    .forEach(out()::println);
            out().println((gate.passed() ? "gate passed: " : "gate failed: ") + gate.count(Action.FAIL) + " failed, "
                    + gate.count(Action.WARN) + " to look at, " + gate.count(Action.PASS) + " passed");
        }
        return gate.passed() ? ExitCode.DONE : ExitCode.REGRESSION;
    }

    private void write(Gate gate) throws FileNotWrittenException {
        if (summary != null) {
            WholeFile.write(summary, out -> out.write(GateSummary.text(gate).getBytes(StandardCharsets.UTF_8)));
        }
        if (junit != null) {
            Instant now = Instant.now();
            WholeFile.write(junit, out -> GateJUnit.write(gate, now, out));
        }
    }

    private static String line(Finding finding) {
        return Printable.line(finding.action().label() + "  " + finding.line());
    }
}
