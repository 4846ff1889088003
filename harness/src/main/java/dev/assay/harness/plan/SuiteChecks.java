package dev.assay.harness.plan;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.problem.NearestName;
import dev.assay.harness.config.Bytes;
import dev.assay.harness.config.Celsius;
import dev.assay.harness.config.ConfigCheck;
import dev.assay.harness.config.Durations;
import dev.assay.harness.config.Hertz;
import dev.assay.harness.config.Percent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** The rules of a suite that its schema cannot state. */
final class SuiteChecks {
    static final ConfigCheck[] ALL = {
        SuiteChecks::workloadsAreDefined,
        SuiteChecks::metricsAreKnown,
        SuiteChecks::limitsAreKept,
        SuiteChecks::brightnessNeedsAScreen,
        AffinityCheck::holdsTheThreads,
        SuiteChecks::batteryIsChargedFurther,
        SuiteChecks::sustainedFitsTheDeadline
    };

    private static final List<Limit> LIMITS = List.of(
            new Limit("/protocol/rates/process", t -> Hertz.parse(t).perSecond(), 1, 1000, "1 Hz to 1000 Hz"),
            new Limit("/protocol/rates/memory", t -> Hertz.parse(t).perSecond(), 0, 100, "0 Hz to 100 Hz"),
            new Limit("/protocol/rates/sensors", t -> Hertz.parse(t).perSecond(), 0, 1000, "0 Hz to 1000 Hz"),
            new Limit("/protocol/deadline", t -> Durations.parse(t).toMillis(), 1, 86_400_000, "1 ms to 24 h"),
            new Limit("/protocol/idle", t -> Durations.parse(t).toMillis(), 0, 600_000, "0 s to 10 min"),
            new Limit("/protocol/limits/temperature", t -> Celsius.parse(t).degrees(), 0, 150, "0 °C to 150 °C"),
            new Limit("/protocol/limits/memory", t -> Bytes.parse(t).count(), 1, Long.MAX_VALUE, "1 B or more"),
            new Limit("/protocol/gate/temperature", t -> Celsius.parse(t).degrees(), 0, 150, "0 °C to 150 °C"),
            new Limit("/protocol/gate/background", t -> Percent.parse(t).percent(), 0, 100, "0 % to 100 %"),
            new Limit("/protocol/gate/battery/from", t -> Percent.parse(t).percent(), 0, 100, "0 % to 100 %"),
            new Limit("/protocol/gate/battery/charge_to", t -> Percent.parse(t).percent(), 0, 100, "0 % to 100 %"),
            new Limit("/protocol/gate/battery/deadline", SuiteChecks::millis, 1, 86_400_000, "1 ms to 24 h"),
            new Limit("/protocol/verdict/throttled", t -> Percent.parse(t).percent(), 1, 99, "1 % to 99 %"),
            new Limit("/protocol/verdict/throttled_for", SuiteChecks::millis, 500, 600_000, "500 ms to 10 min"));

    private SuiteChecks() {}

    private static void workloadsAreDefined(JsonNode suite, BiConsumer<String, String> problems) {
        List<String> defined = List.copyOf(suite.path("workloads").propertyNames());
        KnownNames unknown = new KnownNames("workload", defined, problems);
        for (int i = 0; i < suite.path("matrix").size(); i++) {
            unknown.checkList(suite, "/matrix/" + i + "/workloads");
        }
        for (int i = 0; i < suite.path("compare").size(); i++) {
            unknown.check(suite, "/compare/" + i + "/base/workload");
            unknown.check(suite, "/compare/" + i + "/candidate/workload");
        }
    }

    private static void metricsAreKnown(JsonNode suite, BiConsumer<String, String> problems) {
        List<String> known = Arrays.stream(Metric.values()).map(Metric::key).toList();
        KnownNames unknown = new KnownNames("metric", known, problems);
        for (int i = 0; i < suite.path("compare").size(); i++) {
            unknown.checkList(suite, "/compare/" + i + "/metrics");
        }
    }

    private static void limitsAreKept(JsonNode suite, BiConsumer<String, String> problems) {
        LIMITS.forEach(limit -> limit.check(suite, problems));
    }

    private static void brightnessNeedsAScreen(JsonNode suite, BiConsumer<String, String> problems) {
        JsonNode prepare = suite.at("/protocol/prepare");
        if (prepare.path("screen").asString("").equals("off") && prepare.has("brightness")) {
            problems.accept(
                    "/protocol/prepare/brightness",
                    "protocol.prepare.brightness: a screen that is off has none; leave out one of the two");
        }
    }

    private static void batteryIsChargedFurther(JsonNode suite, BiConsumer<String, String> problems) {
        JsonNode battery = suite.at("/protocol/gate/battery");
        try {
            if (battery.has("from") && battery.has("charge_to")) {
                String from = battery.path("from").asString("");
                String to = battery.path("charge_to").asString("");
                if (Percent.parse(to).percent() <= Percent.parse(from).percent()) {
                    problems.accept(
                            "/protocol/gate/battery/charge_to",
                            "protocol.gate.battery.charge_to: expected more than from, which is " + from + ", found \""
                                    + to + '"');
                }
            }
        } catch (IllegalArgumentException e) {
            // The schema says so already.
        }
    }

    /** A sustained workload that outlasts the deadline would never come to its end. */
    private static void sustainedFitsTheDeadline(JsonNode suite, BiConsumer<String, String> problems) {
        OptionalDouble deadline = millis(suite.at("/protocol/deadline"), SuiteDefaults.DEADLINE.toMillis());
        suite.path("workloads").forEachEntry((name, workload) -> {
            OptionalDouble duration = millis(workload.path("duration"), 0);
            if (duration.isEmpty() || duration.getAsDouble() == 0 || deadline.isEmpty()) {
                return; // of another kind, or the schema says so already
            }
            String key = "workloads." + name + ".duration: ";
            if (duration.getAsDouble() < 1000 || duration.getAsDouble() > 3_600_000) {
                problems.accept(pointer(name), key + "expected 1 s to 1 h, found " + text(workload));
            } else if (duration.getAsDouble() >= deadline.getAsDouble()) {
                problems.accept(
                        pointer(name),
                        key + "expected less than protocol.deadline, which is "
                                + Durations.format(Duration.ofMillis((long) deadline.getAsDouble())) + ", found "
                                + text(workload));
            }
        });
    }

    private static String pointer(String workload) {
        return "/workloads/" + workload.replace("~", "~0").replace("/", "~1") + "/duration";
    }

    private static String text(JsonNode workload) {
        return '"' + workload.path("duration").asString() + '"';
    }

    private static OptionalDouble millis(JsonNode node, double fallback) {
        if (node.isMissingNode()) {
            return OptionalDouble.of(fallback);
        }
        try {
            return OptionalDouble.of(millis(node.asString("")));
        } catch (IllegalArgumentException e) {
            return OptionalDouble.empty(); // the schema says so already
        }
    }

    private static double millis(String text) {
        return Durations.parse(text).toMillis();
    }

    /** The range of a value with a unit, which a pattern cannot state; {@code parse} gives it as a number. */
    private record Limit(String pointer, ToDoubleFunction<String> parse, double min, double max, String expected) {
        void check(JsonNode suite, BiConsumer<String, String> problems) {
            JsonNode node = suite.at(pointer);
            OptionalDouble value = node.isString() ? parsed(node.asString()) : OptionalDouble.empty();
            if (value.isPresent() && (value.getAsDouble() < min || value.getAsDouble() > max)) {
                String key = pointer.substring(1).replace('/', '.');
                problems.accept(pointer, key + ": expected " + expected + ", found \"" + node.asString() + '"');
            }
        }

        private OptionalDouble parsed(String text) {
            try {
                return OptionalDouble.of(parse.applyAsDouble(text));
            } catch (IllegalArgumentException e) {
                return OptionalDouble.empty(); // the schema says so already
            }
        }
    }

    /** KnownNames that must be among the known ones of their kind. */
    private record KnownNames(String kind, List<String> known, BiConsumer<String, String> problems) {
        void checkList(JsonNode suite, String pointer) {
            for (int i = 0; i < suite.at(pointer).size(); i++) {
                check(suite, pointer + "/" + i);
            }
        }

        void check(JsonNode suite, String pointer) {
            JsonNode name = suite.at(pointer);
            if (name.isString() && !known.contains(name.asString())) {
                problems.accept(
                        pointer,
                        "unknown " + kind + " '" + name.asString() + "'" + NearestName.hint(name.asString(), known));
            }
        }
    }
}
