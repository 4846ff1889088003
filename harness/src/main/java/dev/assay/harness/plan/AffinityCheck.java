package dev.assay.harness.plan;

import dev.assay.harness.config.Processors;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Whether {@code protocol.prepare.affinity} names processors, and as many as the matrix has threads. */
final class AffinityCheck {
    private static final String POINTER = "/protocol/prepare/affinity";

    private AffinityCheck() {}

    static void holdsTheThreads(JsonNode suite, BiConsumer<String, String> problems) {
        parsed(suite.at(POINTER), problems).ifPresent(processors -> {
            for (int i = 0; i < suite.path("matrix").size(); i++) {
                JsonNode threads = suite.at("/matrix/" + i + "/threads");
                for (int j = 0; j < threads.size(); j++) {
                    check(threads.path(j), "/matrix/" + i + "/threads/" + j, processors, problems);
                }
            }
        });
    }

    private static void check(
            JsonNode threads, String pointer, Processors processors, BiConsumer<String, String> problems) {
        int count = processors.numbers().size();
        if (threads.isIntegralNumber() && threads.longValue() > count) {
            problems.accept(
                    pointer,
                    threads.intValue()
                            + " threads are more than the processors of protocol.prepare.affinity, which are " + count
                            + " (" + processors + "); name more processors, or fewer threads");
        }
    }

    /** What is no list at all the schema says; of one whose ranges are none, it is said here. */
    private static Optional<Processors> parsed(JsonNode affinity, BiConsumer<String, String> problems) {
        if (!affinity.isString() && !affinity.isIntegralNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Processors.parse(affinity.asString()));
        } catch (IllegalArgumentException e) {
            if (affinity.asString().matches("[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*")) {
                problems.accept(POINTER, "protocol.prepare.affinity: " + e.getMessage());
            }
            return Optional.empty();
        }
    }
}
