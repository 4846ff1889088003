package dev.assay.harness.doctor;

import dev.assay.agents.Agent.Discovery;
import dev.assay.harness.doctor.Finding.State;
import java.util.List;

/** Whether there is a way to Android devices, and one of them at its end. Most machines need neither. */
final class AndroidDevices {
    private static final String STEPS = "docs/platforms/android.md has the steps";

    private AndroidDevices() {}

    /** @param adb whether a program is there that could start a server */
    static Finding of(Discovery attached, boolean adb) {
        List<String> ids = attached.devices().stream()
                .map(device -> device.identity().id())
                .filter(id -> id.startsWith("adb:"))
                .toList();
        if (!ids.isEmpty()) {
            return finding(State.OK, String.join(", ", ids), null);
        }
        return adb
                ? finding(State.LIMITED, "adb has none that takes jobs", "see 'adb devices'; " + STEPS)
                : finding(
                        State.LIMITED,
                        "no adb is in ANDROID_HOME, ANDROID_SDK_ROOT or PATH, and no server that runs has a device",
                        "apt-get install adb; " + STEPS);
    }

    private static Finding finding(State state, String seen, String remedy) {
        return new Finding("Android devices", state, "measuring on phones", seen, remedy);
    }
}
