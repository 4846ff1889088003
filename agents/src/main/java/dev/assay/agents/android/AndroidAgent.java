package dev.assay.agents.android;

import dev.assay.agents.Agent;
import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.Unusable;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Android devices over the adb server. Without one, and without an adb to start it, there are none. */
public final class AndroidAgent implements Agent {
    private final Path onDevice;
    private final Map<String, String> env;

    /**
     * @param onDevice folder with one sub-folder of built programs per ABI
     * @param env variables that say where the adb server is, as adb reads them, and {@code ASSAY_DEVICE_PATIENCE}
     */
    public AndroidAgent(Path onDevice, Map<String, String> env) {
        this.onDevice = onDevice;
        this.env = Map.copyOf(env);
    }

    /** Whether an adb is there that could start a server: in the SDK that {@code env} names, or in its {@code PATH}. */
    public static boolean findsProgram(Map<String, String> env) {
        return !AdbProgram.all(env).isEmpty();
    }

    @Override
    public String scheme() {
        return "adb";
    }

    @Override
    public void attach(String id) throws InterruptedException {
        String serial = id.startsWith("adb:") ? id.substring("adb:".length()) : "";
        try {
            AdbServer server = AdbServer.of(env);
            if (AdbServer.isNetworkAddress(serial)
                    && server.started() == AdbServer.Presence.SERVER
                    && !server.state(serial).equals("device")) {
                server.reconnect(serial);
            }
        } catch (IOException | AgentException e) {
            // The list of devices will lack it, or say why.
        }
    }

    /** @throws AgentException when an adb server is meant that does not answer or cannot be started, or what answers is none */
    @Override
    public Discovery discover() throws AgentException, InterruptedException {
        AdbServer server = AdbServer.of(env);
        Duration patience = Patience.of(env);
        AdbServer.Presence presence = presence(server);
        if (presence == AdbServer.Presence.STRANGER) {
            throw unusable(server, "what listens there does not answer as an adb server");
        }
        if (presence == AdbServer.Presence.NOBODY) {
            if (AdbAddress.of(env).isOfThisMachine()) {
                return Discovery.NOTHING;
            }
            throw unusable(server, "nobody listens there");
        }
        List<Device> devices = new ArrayList<>();
        List<Unusable> unusable = new ArrayList<>();
        List<Callable<Look>> looks = DeviceList.of(server).stream()
                .<Callable<Look>>map(listed -> () -> look(server, listed, patience))
                .toList();
        // All at once: one that does not answer delays no other.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Look> look : threads.invokeAll(looks)) {
                look.resultNow().tell(devices, unusable);
            }
        }
        return new Discovery(devices, unusable);
    }

    private static AdbServer.Presence presence(AdbServer server) throws AgentException, InterruptedException {
        try {
            return server.started();
        } catch (IOException e) {
            throw unusable(server, e.getMessage());
        }
    }

    private interface Look {
        void tell(List<Device> devices, List<Unusable> unusable);

        static Look at(Device device) {
            return (devices, _) -> devices.add(device);
        }

        static Look at(Unusable device) {
            return (_, unusable) -> unusable.add(device);
        }
    }

    private static AgentException unusable(AdbServer server, String why) {
        return new AgentException(
                Failure.NOT_PROVISIONED,
                "cannot ask for Android devices",
                "the adb server at " + server.address(),
                why,
                "see what runs there and whether 'adb start-server' works, or name another server with ANDROID_ADB_SERVER_PORT",
                null);
    }

    private Look look(AdbServer server, ListedDevice listed, Duration patience) throws InterruptedException {
        if (!listed.isReady()) {
            return Look.at(listed.unusable());
        }
        try {
            return Look.at(AndroidDevice.read(new AdbLink(server, listed.serial()), onDevice, patience));
        } catch (AgentException e) {
            return Look.at(new Unusable("adb:" + listed.serial(), e.why(), e.remedy()));
        }
    }
}
