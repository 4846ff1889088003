package dev.assay.harness.power;

import dev.assay.harness.config.Durations;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** The rules of {@code power.yaml} that its schema cannot state in words that people understand. */
final class PowerChecks {
    private static final double LONGEST_S = 20;

    private PowerChecks() {}

    static void commandsAreWhole(JsonNode file, BiConsumer<String, String> problems) {
        for (int i = 0; i < file.path("devices").size(); i++) {
            JsonNode entry = file.path("devices").path(i);
            String at = "/devices/" + i;
            boolean commands = entry.has("cut") || entry.has("restore");
            if (entry.has("uhubctl") == commands || commands && !(entry.has("cut") && entry.has("restore"))) {
                problems.accept(at, "devices[" + i + "]: expected cut and restore, or uhubctl");
            }
            deadline(entry.path("deadline"), at, "devices[" + i + "]", problems);
        }
    }

    /** Who ends a run by Ctrl-C waits for the device's power, and not for ever. */
    private static void deadline(JsonNode deadline, String at, String key, BiConsumer<String, String> problems) {
        try {
            if (deadline.isString()) {
                double seconds = Durations.parse(deadline.asString()).toMillis() / 1e3;
                if (seconds < 0.1 || seconds > LONGEST_S) {
                    problems.accept(
                            at + "/deadline",
                            key + ".deadline: expected 100 ms to 20 s, found \"" + deadline.asString() + '"');
                }
            }
        } catch (IllegalArgumentException e) {
            // The schema says so already.
        }
    }
}
