package dev.assay.dashboards.text;

import dev.assay.results.summary.Figure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One number of a figure. The key is its public name in column heads and in files. */
public enum Statistic {
    MEDIAN("median", "median over the valid trials"),
    LOW("low", "lower bound of the median's 95 % interval"),
    HIGH("high", "upper bound of the median's 95 % interval"),
    UNCERTAINTY("uncertainty", "half width of the instrument's 95 % interval, median over the valid trials"),
    P50("p50", "50th percentile of the values of all valid trials"),
    P90("p90", "90th percentile of the values of all valid trials"),
    P95("p95", "95th percentile of the values of all valid trials"),
    P99("p99", "99th percentile of the values of all valid trials");

    private final String key;
    private final String meaning;

    Statistic(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    public String meaning() {
        return meaning;
    }

    /** This number of the figure; empty where the figure has none. */
    public Optional<BigDecimal> of(Figure figure) {
        return switch (figure) {
            case Figure.Scalar scalar -> Optional.ofNullable(ofScalar(scalar));
            case Figure.Percentiles percentiles -> Optional.ofNullable(ofPercentiles(percentiles));
            case Figure.Absent absent -> Optional.empty();
        };
    }

    /** The statistics that at least one of the figures has, in order. */
    public static List<Statistic> in(List<Figure> figures) {
        return Arrays.stream(values())
                .filter(s -> figures.stream().anyMatch(f -> s.of(f).isPresent()))
                .toList();
    }

    private BigDecimal ofScalar(Figure.Scalar scalar) {
        return switch (this) {
            case MEDIAN -> scalar.median();
            case LOW -> scalar.ci95() == null ? null : scalar.ci95().low();
            case HIGH -> scalar.ci95() == null ? null : scalar.ci95().high();
            case UNCERTAINTY -> scalar.uncertainty();
            case P50, P90, P95, P99 -> null;
        };
    }

    private BigDecimal ofPercentiles(Figure.Percentiles percentiles) {
        return switch (this) {
            case MEDIAN, LOW, HIGH, UNCERTAINTY -> null;
            case P50 -> percentiles.p50();
            case P90 -> percentiles.p90();
            case P95 -> percentiles.p95();
            case P99 -> percentiles.p99();
        };
    }
}
