package dev.assay.collectors.condition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load average (proc(5)) and pressure stall information (Documentation/accounting/psi.rst of Linux). */
final class LoadConditions {
    static final String LOADAVG = "/proc/loadavg";
    static final String PRESSURE = "/proc/pressure/";
    static final List<String> PRESSURES = List.of("cpu", "memory", "io");

    private static final Pattern SOME_AVG10 = Pattern.compile("(?m)^some avg10=(\\S+)");

    private LoadConditions() {}

    static Condition loadAverage(Optional<String> text) {
        String name = "load_avg_1m";
        return text.map(t -> Texts.reading(name, "1", Texts.number(t.split("\\s", 2)[0]), LOADAVG))
                .orElseGet(() -> Condition.absent(name, "1", Texts.NOT_THERE, LOADAVG));
    }

    /** Share of the last 10 s in which some task waited for the resource. */
    static Condition pressure(String resource, Optional<String> text) {
        String name = "psi_" + resource + "_some_avg10_pct";
        String source = PRESSURE + resource;
        if (text.isEmpty()) {
            return Condition.absent(name, "%", Texts.NOT_THERE, source);
        }
        Matcher matcher = SOME_AVG10.matcher(text.get());
        return Texts.reading(
                name, "%", matcher.find() ? Texts.number(matcher.group(1)) : OptionalDouble.empty(), source);
    }
}
