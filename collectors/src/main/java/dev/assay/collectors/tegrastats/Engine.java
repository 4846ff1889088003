package dev.assay.collectors.tegrastats;

import java.util.OptionalDouble;

/**
 * Graphics processor or memory controller.
 *
 * @param name as the line calls it; null where it does not
 * @param loadPct 0 to 100; empty where there is no such number, and then nothing else is told
 * @param clockHz of several clocks the first; empty where it is not told
 */
public record Engine(String name, OptionalDouble loadPct, OptionalDouble clockHz) {
    static final Engine NONE = new Engine(null, OptionalDouble.empty(), OptionalDouble.empty());
}
