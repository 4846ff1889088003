package dev.assay.dashboards.text;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Display;
import dev.assay.results.summary.Figure;
import java.math.BigDecimal;
import java.util.function.Function;

/** One column of a table of cells. */
public sealed interface Column {
    String name();

    /** What stands below the name in the head: unit or statistic; may be empty. */
    String below();

    Entry entry(CellSummary cell);

    /** What the cell is: model, quantisation, runtime... */
    record Identity(String name, Function<Cell, String> text) implements Column {
        @Override
        public String below() {
            return "";
        }

        @Override
        public Entry entry(CellSummary cell) {
            return Entry.of(text.apply(cell.cell()));
        }
    }

    /** How its trials ended; a count of none is left out, except that of the valid ones. */
    record Trials() implements Column {
        @Override
        public String name() {
            return "trials";
        }

        @Override
        public String below() {
            return "";
        }

        @Override
        public Entry entry(CellSummary cell) {
            return Entry.of(text(cell.trials()));
        }

        public static String text(CellSummary.Trials trials) {
            String text = trials.valid() + " ok";
            if (trials.suspect() > 0) {
                text += " / " + trials.suspect() + " suspect";
            }
            return trials.failed() > 0 ? text + " / " + trials.failed() + " failed" : text;
        }
    }

    /**
     * A median with its interval, or one percentile.
     *
     * @param statistic {@link Statistic#MEDIAN} or a percentile
     * @param like the largest figure of the column: it decides the unit of all
     */
    record Measured(Metric metric, Statistic statistic, BigDecimal like) implements Column {
        @Override
        public String name() {
            return metric.key();
        }

        @Override
        public String below() {
            return statistic == Statistic.MEDIAN ? unit() : statistic.key();
        }

        /** Of all numbers in the column; empty for a ratio. */
        public String unit() {
            String unit = Display.of(like, metric.unit()).unit();
            return unit.equals("1") ? "" : unit;
        }

        /** A value of the metric, in the column's unit. */
        public String number(BigDecimal value) {
            return Display.of(value, metric.unit(), like).number();
        }

        @Override
        public Entry entry(CellSummary cell) {
            return switch (cell.figures().get(metric)) {
                case null -> Entry.NONE;
                case Figure.Absent absent -> Entry.ABSENT;
                case Figure figure ->
                    new Entry(statistic.of(figure).map(this::number).orElse("-"), aside(figure));
            };
        }

        private String aside(Figure figure) {
            return switch (figure) {
                case Figure.Scalar scalar when scalar.uncertainty() == null -> interval(scalar);
                case Figure.Scalar scalar -> interval(scalar) + " ±" + number(scalar.uncertainty());
                case Figure.Percentiles percentiles -> "";
                case Figure.Absent absent -> "";
            };
        }

        private String interval(Figure.Scalar scalar) {
            return scalar.ci95() == null
                    ? "(n=" + scalar.n() + ")"
                    : "[" + number(scalar.ci95().low()) + ", "
                            + number(scalar.ci95().high()) + "]";
        }
    }
}
