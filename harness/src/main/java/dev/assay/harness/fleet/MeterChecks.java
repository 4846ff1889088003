package dev.assay.harness.fleet;

import dev.assay.harness.config.Durations;
import dev.assay.harness.config.Hertz;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** The rules of a host's meters that the schema cannot state in words that people understand. */
final class MeterChecks {
    private static final double SLOWEST_HZ = 0.1;
    private static final double FASTEST_HZ = 10_000;
    private static final double LONGEST_DELAY_S = 10;

    private MeterChecks() {}

    static void metersAreWhole(JsonNode fleet, BiConsumer<String, String> problems) {
        Map<JsonNode, String> readers = new HashMap<>();
        for (int host = 0; host < fleet.path("hosts").size(); host++) {
            String at = "/hosts/" + host + "/meters/";
            Set<String> names = new HashSet<>();
            boolean whole = false;
            JsonNode meters = fleet.path("hosts").path(host).path("meters");
            for (int i = 0; i < meters.size(); i++) {
                JsonNode meter = meters.path(i);
                String name = meter.path("name").asString("");
                if (!name.isEmpty() && !names.add(name)) {
                    problems.accept(at + i + "/name", "'" + name + "' is the name of another meter of this host, too");
                }
                if (meter.path("measures").asString("").equals("device")) {
                    if (whole) {
                        problems.accept(
                                at + i + "/measures", "expected one meter that measures the device, found another");
                    }
                    whole = true;
                }
                String reader = readers.putIfAbsent(meter.path("command"), "hosts[" + host + "].meters[" + i + "]");
                if (reader != null && meter.path("command").isArray()) {
                    problems.accept(
                            at + i + "/command",
                            "the same command reads " + reader + ": two at once would take each other's samples");
                }
                program(meter.path("command").path(0).asString(""), at + i, problems);
                stamps(meter, at + i, problems);
                rate(meter.path("rate"), at + i, problems);
            }
        }
    }

    private static void program(String program, String at, BiConsumer<String, String> problems) {
        if (program.contains("/") && !program.startsWith("/")) {
            problems.accept(
                    at + "/command/0",
                    "expected a program by its name or its whole path, found \"" + program + "\": it works in /");
        }
    }

    private static void stamps(JsonNode meter, String at, BiConsumer<String, String> problems) {
        JsonNode delay = meter.path("delay");
        if (delay.isMissingNode() && meter.path("clock").asString("").equals("arrival")) {
            problems.accept(
                    at,
                    "expected a delay: how long before its line comes a sample was taken at most, such as \"5 ms\";"
                            + " nothing here can find that out");
        }
        try {
            if (delay.isString()) {
                Duration parsed = Durations.parse(delay.asString());
                boolean none =
                        parsed.isZero() && meter.path("clock").asString("").equals("arrival");
                if (none || parsed.toMillis() > 1e3 * LONGEST_DELAY_S) {
                    problems.accept(
                            at + "/delay",
                            "expected a delay above 0 s and of 10 s at most, found \"" + delay.asString() + '"');
                }
            }
        } catch (IllegalArgumentException e) {
            // The schema says so already.
        }
    }

    private static void rate(JsonNode rate, String at, BiConsumer<String, String> problems) {
        try {
            if (rate.isString()) {
                double hz = Hertz.parse(rate.asString()).perSecond();
                if (hz < SLOWEST_HZ || hz > FASTEST_HZ) {
                    problems.accept(
                            at + "/rate", "expected a rate of 0.1 Hz to 10 kHz, found \"" + rate.asString() + '"');
                }
            }
        } catch (IllegalArgumentException e) {
            // The schema says so already.
        }
    }
}
