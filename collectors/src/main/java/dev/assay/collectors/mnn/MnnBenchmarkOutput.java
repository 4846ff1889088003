package dev.assay.collectors.mnn;

import dev.assay.collectors.summary.InferenceSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What MNN's {@code benchmark.out} prints: how many inferences of each model, then a line a model with the longest, the
 * shortest and the mean, ms. The words are those of benchmark/benchmark.cpp of MNN.
 *
 * @param inferences by the name of the model's file
 * @param broken what is missing; empty when there is a model
 */
public record MnnBenchmarkOutput(Map<String, InferenceSummary> inferences, Optional<String> broken) {
    private static final String MS = " *= *([0-9]{1,12}\\.[0-9]{1,6}) ?ms";
    private static final Pattern LOOP = Pattern.compile("^--------> Benchmarking\\.\\.\\. loop = (\\d{1,9})(?:,.*)?$");
    private static final Pattern MODEL =
            Pattern.compile("^\\[ - \\] (\\S.*?) +max" + MS + " +min" + MS + " +avg" + MS + "$");

    public MnnBenchmarkOutput {
        inferences = Map.copyOf(inferences);
    }

    /** Never throws: what cannot be read is said in {@link #broken}. */
    public static MnnBenchmarkOutput parse(String text) {
        Map<String, InferenceSummary> inferences = new LinkedHashMap<>();
        long loop = 0;
        for (String line : text.lines().toList()) {
            Matcher begin = LOOP.matcher(line);
            if (begin.matches()) {
                loop = Long.parseLong(begin.group(1));
            }
            Matcher model = MODEL.matcher(line);
            if (model.matches() && loop > 0) {
                inferences.put(model.group(1), summary(loop, model));
            }
        }
        if (loop == 0) {
            return new MnnBenchmarkOutput(Map.of(), Optional.of("no line 'Benchmarking... loop = N' with N above 0"));
        }
        return new MnnBenchmarkOutput(
                inferences, inferences.isEmpty() ? Optional.of("it timed no model") : Optional.empty());
    }

    private static InferenceSummary summary(long loop, Matcher model) {
        Map<String, Double> spread = new LinkedHashMap<>();
        spread.put("min", Double.valueOf(model.group(3)));
        spread.put("max", Double.valueOf(model.group(2)));
        return new InferenceSummary(loop, Double.parseDouble(model.group(4)), spread);
    }
}
