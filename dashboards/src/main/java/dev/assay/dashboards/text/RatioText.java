package dev.assay.dashboards.text;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.summary.RatioSummary;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A ratio in words.
 *
 * @param sides candidate / base, by what differs between them
 * @param context what both share
 * @param value the ratio with its interval, or why there is none
 */
public record RatioText(String metric, String sides, String context, Entry value) {

    private static final Function<Cell, String> COLLECTORS =
            c -> "collectors " + c.collectors().label();

    private static final List<Function<Cell, String>> PARTS = List.of(
            Columns::model,
            c -> c.model().quantization(),
            c -> c.runtime().name() + " " + c.runtime().version(),
            c -> c.runtime().runner(),
            c -> c.workload().name(),
            c -> c.device().id(),
            c -> c.threads() == 1 ? "1 thread" : c.threads() + " threads",
            COLLECTORS);

    public static RatioText of(RatioSummary ratio) {
        return new RatioText(
                ratio.metric().key(), sides(ratio.base(), ratio.candidate()), context(ratio), value(ratio));
    }

    /** All of it in one line. */
    public String text() {
        return metric + " " + sides + " " + value.text() + " (" + context + ")";
    }

    private static String sides(Cell base, Cell candidate) {
        String sides = side(candidate, base) + " / " + side(base, candidate);
        return sides.equals(" / ") ? "candidate / base" : sides;
    }

    private static String side(Cell side, Cell other) {
        return PARTS.stream()
                .filter(part -> !Objects.equals(part.apply(side), part.apply(other)))
                .map(part -> part.apply(side))
                .collect(Collectors.joining(" "));
    }

    private static String context(RatioSummary ratio) {
        return PARTS.stream()
                .filter(part -> Objects.equals(part.apply(ratio.base()), part.apply(ratio.candidate())))
                .filter(part -> part != COLLECTORS || ratio.base().collectors() != Cell.Collectors.ALL)
                .map(part -> part.apply(ratio.base()))
                .collect(Collectors.joining(", "));
    }

    private static Entry value(RatioSummary ratio) {
        if (ratio.absent() != null) {
            return new Entry("absent:", ratio.absent());
        }
        String pairs = ratio.pairs() == 1 ? "1 pair" : ratio.pairs() + " pairs";
        return new Entry(
                ratio.median().toPlainString(),
                ratio.ci95() == null
                        ? "(no interval, " + pairs + ")"
                        : "[" + ratio.ci95().low().toPlainString() + ", "
                                + ratio.ci95().high().toPlainString() + "], " + pairs);
    }
}
