package dev.assay.collectors.ncnn;

import dev.assay.collectors.summary.InferenceSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ncnn's {@code benchncnn} prints on its standard error: {@code loop_count}, then a line a net with the shortest, the
 * longest and the mean, ms. The words are those of benchmark/benchncnn.cpp of ncnn.
 *
 * @param inferences by what the tool calls the net: the path of its {@code .param} file when it was given one
 * @param broken what is missing; empty when there is a net
 */
public record BenchNcnnOutput(Map<String, InferenceSummary> inferences, Optional<String> broken) {
    private static final String MS = " = +([0-9]{1,12}\\.[0-9]{1,6})";
    private static final Pattern LOOP = Pattern.compile("^loop_count = (\\d{1,9})$");
    private static final Pattern NET = Pattern.compile("^ *(\\S.*?)  min" + MS + "  max" + MS + "  avg" + MS + "$");

    public BenchNcnnOutput {
        inferences = Map.copyOf(inferences);
    }

    /** Never throws: what cannot be read is said in {@link #broken}. */
    public static BenchNcnnOutput parse(String text) {
        Map<String, InferenceSummary> inferences = new LinkedHashMap<>();
        long loop = 0;
        for (String line : text.lines().toList()) {
            Matcher begin = LOOP.matcher(line);
            if (begin.matches()) {
                loop = Long.parseLong(begin.group(1));
            }
            Matcher net = NET.matcher(line);
            if (net.matches() && loop > 0) {
                inferences.put(net.group(1), summary(loop, net));
            }
        }
        if (loop == 0) {
            return new BenchNcnnOutput(Map.of(), Optional.of("no line 'loop_count = N' with N above 0"));
        }
        return new BenchNcnnOutput(
                inferences, inferences.isEmpty() ? Optional.of("it timed no net") : Optional.empty());
    }

    private static InferenceSummary summary(long loop, Matcher net) {
        Map<String, Double> spread = new LinkedHashMap<>();
        spread.put("min", Double.valueOf(net.group(2)));
        spread.put("max", Double.valueOf(net.group(3)));
        return new InferenceSummary(loop, Double.parseDouble(net.group(4)), spread);
    }
}
