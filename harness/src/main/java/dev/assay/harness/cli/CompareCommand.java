package dev.assay.harness.cli;

import dev.assay.harness.config.Percent;
import dev.assay.harness.view.ComparisonJson;
import dev.assay.harness.view.ComparisonTable;
import dev.assay.results.comparison.Comparison;
import dev.assay.results.comparison.Question;
import dev.assay.results.pairing.Code;
import dev.assay.results.statistics.Margin;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Is the candidate faster, slower, the same, or can the trials not tell? */
@Command(
        name = "compare",
        description = {
            "Holds the cells of two runs, or of any two sets of trials, against each other: faster, slower, the same, or not to"
                    + " be told yet and how many trials would settle it.",
            "Names what differs between the sides, and refuses to compare what cannot be compared."
        },
        footer = {
            "",
            "Examples:",
            "  assay compare 20261122 latest",
            "  assay compare latest,runtime=llama.cpp latest,runtime=onnxruntime \\",
            "    --metric throughput_ips",
            "  assay compare device=board-1,runtime=llama.cpp@b1000 \\",
            "    device=board-1,runtime=llama.cpp@b1234 --json"
        })
final class CompareCommand extends JsonCommand {
    @Mixin
    private ComparisonOptions sides;

    @Mixin
    private MetricsOption metrics;

    @Option(
            names = "--margin",
            paramLabel = "PERCENT",
            description = "A difference that nobody minds, such as 2%%: what lies within is the same. Default: 2%%.")
    private String margin;

    @Option(
            names = "--despite",
            paramLabel = "CODE",
            completionCandidates = Overrulable.class,
            description =
                    "Compare in spite of what speaks against it; may be repeated. One of ${COMPLETION-CANDIDATES}: the code"
                            + " that 'not compared' shows. AMBIGUOUS and NOT_POSITIVE stand: there is no comparison to be had.")
    private List<Code> despite = List.of();

    @Override
    public Integer call() throws Exception {
        Question question =
                new Question(sides.base(), sides.candidate(), metrics.asked(), metrics.named(), margin(), despite());
        Comparison comparison = sides.answer(question, home());
        out().println(json() ? ComparisonJson.text(comparison) : ComparisonTable.text(comparison, Screen.columns()));
        return ExitCode.DONE;
    }

    /** In the order of the enum, so that the help says today what it said yesterday. */
    static final class Overrulable implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Code.values())
                    .filter(Code.OVERRULABLE::contains)
                    .map(Code::name)
                    .iterator();
        }
    }

    private Margin margin() throws UsageException {
        if (margin == null) {
            return Margin.DEFAULT;
        }
        try {
            return new Margin(Percent.parse(margin).percent());
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "cannot use the margin", "--margin " + margin, e.getMessage(), "write --margin 2%");
        }
    }

    private Set<Code> despite() throws UsageException {
        for (Code code : despite) {
            if (!Code.OVERRULABLE.contains(code)) {
                throw new UsageException(
                        "cannot compare despite " + code,
                        "--despite " + code,
                        "there is no comparison to be had",
                        "choose other sides");
            }
        }
        return Set.copyOf(despite);
    }
}
