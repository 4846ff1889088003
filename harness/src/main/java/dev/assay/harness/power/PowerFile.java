package dev.assay.harness.power;

import dev.assay.agents.android.preparation.Reach;
import java.time.Duration;
import java.util.List;

/** {@code power.yaml} as it is written, of format {@code assay.power/1} (docs/formats/power.md): null is left out. */
record PowerFile(String schema, List<Entry> devices) {
    private static final String ADB = "adb:";

    private static boolean isOnCable(String id) {
        return id.startsWith(ADB) && Reach.of(id.substring(ADB.length())) == Reach.CABLE;
    }

    record Entry(String device, List<String> cut, List<String> restore, Uhubctl uhubctl, Cuts cuts, Duration deadline) {
        /**
         * Where nothing is said a hub's port takes the data of what hangs at it: a device without voltage on its cable leaves the
         * bus.
         *
         * @param id of the device; one of the network does not hang at it by its data
         */
        Cuts cuts(String id) {
            if (cuts != null) {
                return cuts;
            }
            return uhubctl != null && isOnCable(id) ? Cuts.POWER_AND_DATA : Cuts.POWER;
        }

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
