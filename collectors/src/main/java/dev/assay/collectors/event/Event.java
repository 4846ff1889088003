package dev.assay.collectors.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What a runner says, protocol 1 (docs/formats/events.md). All stamps are the device's monotonic clock in ns and never
 * negative.
 */
public sealed interface Event {

    /** @param facts of the runtime: name to text or number; empty when it told none */
    record Hello(
            int protocol,
            String runner,
            String runtime,
            @JsonProperty("runtime_version") String runtimeVersion,
            Map<String, Object> facts)
            implements Event {
        public Hello {
            require(runner != null && runtime != null, "hello needs a runner and a runtime");
            facts = facts == null ? Map.of() : Map.copyOf(facts);
        }
    }

    /** @param name {@code backend}, {@code load}, {@code context}, {@code warmup}, or one of a later runner */
    record PhaseDone(String name, long begin, long end) implements Event {
        public PhaseDone {
            require(name != null, "phase needs a name");
            requireInterval(begin, end);
        }
    }

    /** @param tokens of the prompt, 1 or more */
    record Prefill(int iteration, long begin, long end, int tokens) implements Event {
        public Prefill {
            require(iteration >= 0 && tokens > 0, "prefill needs an iteration from 0 and tokens from 1");
            requireInterval(begin, end);
        }
    }

    /** @param index 0 for the token that follows prefill */
    record Token(int iteration, int index, long at) implements Event {
        public Token {
            require(iteration >= 0 && index >= 0 && at >= 0, "token needs an iteration, an index and a stamp from 0");
        }
    }

    record Infer(int iteration, long begin, long end) implements Event {
        public Infer {
            require(iteration >= 0, "infer needs an iteration from 0");
            requireInterval(begin, end);
        }
    }

    /** @param checksum a digest of what was computed; null when the runner gave none */
    record End(long at, String checksum) implements Event {
        public End {
            require(at >= 0, "end needs a stamp from 0");
        }
    }

    /** @param message the runner's words; may be null */
    record Error(Code code, String message) implements Event {
        public Error {
            require(code != null, "error needs a code");
        }

        public enum Code {
            BAD_JOB,
            BAD_MODEL,
            UNSUPPORTED,
            NO_MEMORY,
            RUNTIME
        }
    }

    private static void requireInterval(long begin, long end) {
        require(begin >= 0 && end >= begin, "it ends before it begins");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
