package dev.assay.collectors.clock;

import dev.assay.collectors.problem.AssayException;

/** Two clocks that cannot be held against each other. */
public final class ClockException extends AssayException {
    private static final long serialVersionUID = 1L;

    private ClockException(String what, String where, String why, String remedy) {
        super(what, where, why, remedy, null);
    }

    static ClockException jumped(long ns) {
        return new ClockException(
                "cannot hold the device's clock against this machine's",
                "round trips to the device",
                "between two of them one clock went " + ns / 1000 + " µs further than delays and drift explain",
                "see whether the device restarted or one of the two was suspended, and measure again");
    }
}
