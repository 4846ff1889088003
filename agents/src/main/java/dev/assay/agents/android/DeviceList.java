package dev.assay.agents.android;

import com.android.ddmlib.AndroidDebugBridge;
import com.android.ddmlib.DdmPreferences;
import com.android.ddmlib.IDevice;
import com.android.ddmlib.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The devices of the adb server, as ddmlib's bridge tells them. ddmlib has one bridge a process: one look at a time. */
final class DeviceList {
    private static final Duration FIRST_LIST = Duration.ofSeconds(5);
    private static final long LOOK_MS = 10;
    private static final String BRIDGES_SERVER = "127.0.0.1";

    private DeviceList() {}

    /** @return sorted by serial; none when the server does not answer */
    static List<ListedDevice> of(AdbServer server) throws InterruptedException {
        return server.address().getAddress() instanceof InetAddress at && BRIDGES_SERVER.equals(at.getHostAddress())
                ? ofBridge(server)
                : ofServer(server);
    }

    /** ddmlib knows of no other machine's server. */
    private static List<ListedDevice> ofServer(AdbServer server) {
        try {
            return server.devices()
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .filter(words -> words.length == 2)
                    .map(words -> new ListedDevice(words[0], words[1]))
                    .sorted(Comparator.comparing(ListedDevice::serial))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static synchronized List<ListedDevice> ofBridge(AdbServer server) throws InterruptedException {
        System.setProperty(
                "ANDROID_ADB_SERVER_PORT", Integer.toString(server.address().getPort()));
        // It would print what is not to be seen: that it stops no server.
        DdmPreferences.setLogLevel(Log.LogLevel.ASSERT.getStringValue());
        AndroidDebugBridge.init(false);
        try {
            // Without the path of an adb the bridge only listens: with one it would restart a server of another
            // version.
            AndroidDebugBridge bridge = AndroidDebugBridge.createBridge();
            long until = System.nanoTime() + FIRST_LIST.toNanos();
            while (!bridge.hasInitialDeviceList() && System.nanoTime() < until) {
                Thread.sleep(LOOK_MS);
            }
            return Arrays.stream(bridge.getDevices())
                    .map(device -> listed(device, server))
                    .sorted(Comparator.comparing(ListedDevice::serial))
                    .toList();
        } finally {
            AndroidDebugBridge.disconnectBridge(); // else the next look gets this bridge, which no longer listens
            AndroidDebugBridge.terminate();
        }
    }

    private static ListedDevice listed(IDevice device, AdbServer server) {
        String state = device.getState() == null
                ? stateOf(device.getSerialNumber(), server)
                : device.getState() == IDevice.DeviceState.ONLINE
                        ? "device"
                        : device.getState().name().toLowerCase(Locale.ROOT);
        return new ListedDevice(device.getSerialNumber(), state);
    }

    /** ddmlib knows fewer states than adb has words. */
    private static String stateOf(String serial, AdbServer server) {
        return ofServer(server).stream()
                .filter(listed -> listed.serial().equals(serial))
                .map(ListedDevice::state)
                .findFirst()
                .orElse("unknown");
    }
}
