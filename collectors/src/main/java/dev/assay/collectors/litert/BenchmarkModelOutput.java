package dev.assay.collectors.litert;

import dev.assay.collectors.summary.InferenceSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What LiteRT's (once TensorFlow Lite's) {@code benchmark_model} prints: a line of statistics of the warm-up, one of the
 * inferences, and a line that sums up. Times are in µs. The words are those of tensorflow/lite/tools/benchmark/
 * benchmark_model.cc and of the class Stat in tensorflow/core/util/stats_calculator.h, in releases of 2018 and later.
 *
 * @param initMs from the tool's start of loading to tensors allocated; empty where it was not printed
 * @param inferences the measured ones, without the warm-up; empty when the output is broken
 * @param broken what is missing or contradicts itself; empty when all is there
 */
public record BenchmarkModelOutput(
        OptionalDouble initMs, Optional<InferenceSummary> inferences, Optional<String> broken) {
    private static final String NUMBER = "([0-9][0-9.]*(?:e[+-]?[0-9]+)?)";
    /** With a severity before it in newer releases. */
    private static final String BEGIN = "^(?:INFO: |INFO )?";

    private static final Pattern STATISTICS = Pattern.compile(BEGIN + "count=(\\d{1,18})( .*)?$");
    private static final Pattern FIELD = Pattern.compile(" ([a-z][a-z0-9]*)=" + NUMBER);
    private static final Pattern TIMINGS =
            Pattern.compile(BEGIN + "(?:Average inference|Inference) timings in us: (.*)$");
    private static final Pattern INIT = Pattern.compile("(?:^|, )Init: " + NUMBER);
    private static final Pattern MEAN =
            Pattern.compile("(?:^|, )(?:Inference \\(avg\\)|Inference|no stats): " + NUMBER);
    private static final List<String> SPREAD = List.of("min", "max", "std", "p5", "median", "p95");

    /** Never throws: what cannot be read is said in {@link #broken}. */
    public static BenchmarkModelOutput parse(String text) {
        Optional<String> statistics = Optional.empty();
        for (String line : text.lines().toList()) {
            Matcher timings = TIMINGS.matcher(line);
            if (timings.matches()) {
                return of(timings.group(1), statistics);
            }
            if (STATISTICS.matcher(line).matches()) {
                statistics = Optional.of(line);
            }
        }
        return broken("no line 'Inference timings in us: ...'");
    }

    private static BenchmarkModelOutput of(String timings, Optional<String> statistics) {
        OptionalDouble mean = number(MEAN.matcher(timings));
        if (mean.isEmpty()) {
            return broken("its last line has no mean of the inferences");
        }
        if (statistics.isEmpty()) {
            return broken("no line 'count=... ' with the number of inferences");
        }
        Matcher line = STATISTICS.matcher(statistics.get());
        line.matches();
        long count = Long.parseLong(line.group(1));
        if (count < 1) {
            return broken("it timed no inference");
        }
        Map<String, Double> fields = fields(line.group(2) == null ? "" : line.group(2));
        if (fields.containsKey("avg") && differ(fields.get("avg"), mean.getAsDouble())) {
            return broken("its two lines tell different means: " + fields.get("avg") + " and " + mean.getAsDouble());
        }
        Map<String, Double> spread = new LinkedHashMap<>();
        SPREAD.stream().filter(fields::containsKey).forEach(name -> spread.put(name, fields.get(name) / 1000));
        OptionalDouble init = number(INIT.matcher(timings));
        return new BenchmarkModelOutput(
                init.isPresent() ? OptionalDouble.of(init.getAsDouble() / 1000) : init,
                Optional.of(new InferenceSummary(count, mean.getAsDouble() / 1000, spread)),
                Optional.empty());
    }

    private static Map<String, Double> fields(String text) {
        Map<String, Double> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            finite(field.group(2)).ifPresent(value -> fields.put(field.group(1), value));
        }
        return fields;
    }

    /** Both are the same number, printed with six digits. */
    private static boolean differ(double one, double other) {
        return Math.abs(one - other) > 1e-4 * Math.max(one, other);
    }

    private static OptionalDouble number(Matcher matcher) {
        return matcher.find() ? finite(matcher.group(1)) : OptionalDouble.empty();
    }

    private static OptionalDouble finite(String digits) {
        try {
            double value = Double.parseDouble(digits);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static BenchmarkModelOutput broken(String why) {
        return new BenchmarkModelOutput(OptionalDouble.empty(), Optional.empty(), Optional.of(why));
    }
}
