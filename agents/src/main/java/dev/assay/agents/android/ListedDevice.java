package dev.assay.agents.android;

import dev.assay.agents.Unusable;

/**
 * A device as the adb server lists it.
 *
 * @param state {@code device} when it is ready, otherwise {@code offline}, {@code unauthorized}, {@code recovery} and so on
 */
record ListedDevice(String serial, String state) {
    boolean isReady() {
        return state.equals("device");
    }

    /** Why it cannot be used, and what its owner can do. */
    Unusable unusable() {
        return switch (state) {
            case "unauthorized" ->
                new Unusable(
                        "adb:" + serial,
                        "it has not accepted this machine's key",
                        "unlock it and allow USB debugging on its screen; if nothing asks, revoke the keys in the developer options");
            case "offline" ->
                new Unusable(
                        "adb:" + serial,
                        "adb says that it is offline",
                        "plug it in again; over WiFi: adb disconnect " + serial + " && adb connect " + serial);
            default ->
                new Unusable(
                        "adb:" + serial, "adb says that its state is '" + state + "'", "start it into Android itself");
        };
    }
}
