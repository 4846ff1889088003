package dev.assay.harness.power;

import java.time.Duration;
import java.util.List;

/** {@code power.yaml} as it is written, of format {@code assay.power/1} (docs/formats/power.md): null is left out. */
record PowerFile(String schema, List<Entry> devices) {
    record Entry(String device, List<String> cut, List<String> restore, Uhubctl uhubctl, Duration deadline) {
        PowerSwitch complete() {
            Duration patience = deadline == null ? PowerSwitch.DEADLINE : deadline;
            return uhubctl == null
                    ? new PowerSwitch(cut, restore, patience)
                    : new PowerSwitch(uhubctl.turn("off"), uhubctl.turn("on"), patience);
        }
    }

    /**
     * A port of a hub that switches power, as the program uhubctl lists it.
     *
     * @param hub such as {@code 1-1.4}
     * @param port 1 and up
     */
    record Uhubctl(String hub, int port) {
        List<String> turn(String action) {
            return List.of("uhubctl", "-l", hub, "-p", Integer.toString(port), "-a", action);
        }
    }
}
