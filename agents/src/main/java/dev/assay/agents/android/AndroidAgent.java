package dev.assay.agents.android;

import dev.assay.agents.Agent;
import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.Unusable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Android devices over the adb server of this machine. Without one, and without an adb to start it, there are none. */
public final class AndroidAgent implements Agent {
    private final Path onDevice;
    private final Map<String, String> env;

    /**
     * @param onDevice folder with one sub-folder of built programs per ABI
     * @param env variables that say where the adb server is, as adb reads them
     */
    public AndroidAgent(Path onDevice, Map<String, String> env) {
        this.onDevice = onDevice;
        this.env = Map.copyOf(env);
    }

    @Override
    public String scheme() {
        return "adb";
    }

    @Override
    public void attach(String id) throws InterruptedException {
        String serial = id.startsWith("adb:") ? id.substring("adb:".length()) : "";
        AdbServer server = AdbServer.of(env);
        if (!AdbServer.isNetworkAddress(serial) || !isThere(server)) {
            return;
        }
        try {
            if (!server.state(serial).equals("device")) {
                server.reconnect(serial);
            }
        } catch (IOException e) {
            // The list of devices will lack it.
        }
    }

    /** Starts a server where none is and an adb can be found. */
    private boolean isThere(AdbServer server) throws InterruptedException {
        if (server.answers()) {
            return true;
        }
        Optional<AdbProgram> adb = AdbProgram.find(env);
        if (adb.isEmpty()) {
            return false;
        }
        adb.get().startServer();
        return server.answers();
    }

    @Override
    public Discovery discover() throws AgentException, InterruptedException {
        AdbServer server = AdbServer.of(env);
        if (!isThere(server)) {
            return Discovery.NOTHING;
        }
        List<Device> devices = new ArrayList<>();
        List<Unusable> unusable = new ArrayList<>();
        List<Callable<Look>> looks = DeviceList.of(server).stream()
                .<Callable<Look>>map(listed -> () -> look(server, listed))
                .toList();
        // All at once: one that does not answer delays no other.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Look> look : threads.invokeAll(looks)) {
                look.resultNow().tell(devices, unusable);
            }
        }
        return new Discovery(devices, unusable);
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

    private Look look(AdbServer server, ListedDevice listed) throws InterruptedException {
        if (!listed.isReady()) {
            return Look.at(listed.unusable());
        }
        try {
            return Look.at(AndroidDevice.read(new AdbLink(server, listed.serial()), onDevice));
        } catch (AgentException e) {
            return Look.at(new Unusable("adb:" + listed.serial(), e.why(), e.remedy()));
        }
    }
}
