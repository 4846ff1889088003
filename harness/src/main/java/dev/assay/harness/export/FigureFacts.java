package dev.assay.harness.export;

import dev.assay.results.summary.Figure;

/** What a figure stands on, as fields have it; nothing where it is absent. */
final class FigureFacts {
    private FigureFacts() {}

    static Value n(Figure figure) {
        return switch (figure) {
            case Figure.Scalar scalar -> new Value.Count(scalar.n());
            case Figure.Percentiles percentiles -> new Value.Count(percentiles.n());
            case Figure.Absent absent -> Value.NOTHING;
        };
    }

    static Value method(Figure figure) {
        return switch (figure) {
            case Figure.Scalar scalar -> Value.text(scalar.method());
            case Figure.Percentiles percentiles -> Value.text(percentiles.method());
            case Figure.Absent absent -> Value.NOTHING;
        };
    }
}
