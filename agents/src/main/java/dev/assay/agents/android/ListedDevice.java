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
            case "authorizing", "connecting" ->
                new Unusable(
                        "adb:" + serial,
                        "adb is still '" + state + "'",
                        "unlock it and allow USB debugging on its screen, wait a moment, then ask again");
            case String words
            when words.startsWith("no permissions") ->
                new Unusable(
                        "adb:" + serial,
                        "this user may not use its USB port",
                        "install the udev rules for phones (Debian: apt-get install android-sdk-platform-tools-common), be in"
                                + " the group plugdev, log in anew, and plug it in again");
            default ->
                new Unusable(
                        "adb:" + serial, "adb says that its state is '" + state + "'", "start it into Android itself");
        };
    }
}
