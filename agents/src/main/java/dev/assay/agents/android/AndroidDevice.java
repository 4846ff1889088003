package dev.assay.agents.android;

import dev.assay.agents.Abi;
import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.android.preparation.AndroidSettings;
import dev.assay.agents.android.preparation.Reach;
import dev.assay.agents.platform.PlatformFacts;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.agents.remote.RemoteSession;
import dev.assay.agents.remote.preparation.DevicePreparation;
import dev.assay.agents.remote.preparation.PreparedSession;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Android device that the adb server lists as {@code device}: who it is and what it has, read once. */
final class AndroidDevice implements Device {
    /** Where the shell user may write and run programs. */
    private static final RemoteHome HOME = new RemoteHome("/data/local/tmp/assay");

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Pattern MEMORY = Pattern.compile("^MemTotal: *([0-9]+) kB", Pattern.MULTILINE);
    private static final Pattern PROCESSORS = Pattern.compile("^processor\\b", Pattern.MULTILINE);

    /** Set on a device that is none: a rig of this project, see docs/platforms/android-rig.md. */
    private static final String RIG = "ro.assay.rig";

    /** What systems say whose makers gave them none. */
    private static final Set<String> NO_SERIAL = Set.of("unknown", "0123456789ABCDEF");

    private final AdbLink link;
    private final DeviceProperties properties;
    private final Path onDevice;
    private final Duration patience;
    private final Optional<Abi> abi;
    private final Capacity capacity;
    private final Map<String, String> facts;
    private final PlatformFacts platform;

    private AndroidDevice(AdbLink link, DeviceProperties properties, String kernel, Path onDevice, Duration patience) {
        this.link = link;
        this.properties = properties;
        this.onDevice = onDevice;
        this.patience = patience;
        this.abi = properties.abi();
        this.capacity = capacity(kernel);
        this.facts = facts(kernel);
        this.platform = PlatformFacts.ofAndroid(kernel);
    }

    /**
     * @param onDevice folder with one sub-folder of built programs per ABI
     * @param patience of its sessions, when it goes away
     */
    static AndroidDevice read(AdbLink link, Path onDevice, Duration patience)
            throws AgentException, InterruptedException {
        String properties = link.run(List.of("getprop"), DEADLINE).text();
        String kernel = link.run(
                        List.of("cat", "/proc/sys/kernel/osrelease", "/proc/meminfo", "/proc/cpuinfo"), DEADLINE)
                .text();
        return new AndroidDevice(link, DeviceProperties.parse(properties), kernel, onDevice, patience);
    }

    @Override
    public Cell.Device identity() {
        return new Cell.Device(
                link.name(), "android", abi.map(Abi::toString).orElse("android-" + abis()), facts.get("model"));
    }

    @Override
    public Optional<String> unit() {
        return properties.first("ro.serialno", "ro.boot.serialno").filter(serial -> !NO_SERIAL.contains(serial));
    }

    @Override
    public Map<String, String> facts() {
        return facts;
    }

    @Override
    public PlatformFacts platform() {
        return platform;
    }

    @Override
    public Capacity capacity() {
        return capacity;
    }

    @Override
    public Optional<String> simulatedSensors() {
        return properties.first(RIG).map(kind -> "a rig of Assay, no phone (" + RIG + "=" + kind + ")");
    }

    @Override
    public DeviceSession open() throws AgentException, InterruptedException {
        if (abi.isEmpty()) {
            throw new AgentException(
                    Failure.UNSUPPORTED,
                    "cannot run jobs on this device",
                    link.name(),
                    "Assay has programs for arm64-v8a and x86_64, the device runs " + abis(),
                    "leave it out with --device",
                    null);
        }
        String programs = abi.get().compiled().toString();
        Path probe = onDevice.resolve(programs).resolve("probe");
        if (!Files.isExecutable(probe)) {
            throw new AgentException(
                    Failure.NOT_PROVISIONED,
                    "cannot run jobs on this device",
                    link.name(),
                    "the probe is not built for " + programs + ": " + probe + " is missing",
                    "build it with 'mvn -DskipTests package' (for arm64 it needs gcc-aarch64-linux-gnu)",
                    null);
        }
        RemoteSession remote = RemoteSession.open(link, HOME, probe, patience);
        return PreparedSession.begin(
                remote,
                new DevicePreparation(link, HOME, new AndroidSettings(reach())),
                new AndroidServices(link),
                new Perfetto(link, remote));
    }

    private Reach reach() {
        return properties.first(RIG).isPresent() ? Reach.CABLE : Reach.of(link.serial());
    }

    private String abis() {
        return properties.abis().isEmpty() ? "unknown" : String.join(",", properties.abis());
    }

    private static Capacity capacity(String kernel) {
        int processors = Math.toIntExact(PROCESSORS.matcher(kernel).results().count());
        Matcher memory = MEMORY.matcher(kernel);
        return new Capacity(
                Math.max(1, processors),
                memory.find() ? OptionalLong.of(Long.parseLong(memory.group(1)) * 1024) : OptionalLong.empty());
    }

    private Map<String, String> facts(String kernel) {
        Map<String, String> found = new LinkedHashMap<>();
        String maker = properties.first("ro.product.manufacturer").orElse("");
        String model = properties.first("ro.product.model").orElse("unknown");
        String named = model.startsWith(maker) ? model : maker + " " + model;
        found.put("model", properties.first(RIG).isPresent() ? named + ", rig" : named);
        put(found, "code name", "ro.product.device");
        put(found, "soc maker", "ro.soc.manufacturer");
        put(found, "soc", "ro.soc.model", "ro.board.platform", "ro.hardware");
        put(found, "android", "ro.build.version.release");
        put(found, "build", "ro.build.fingerprint");
        found.put("processors", Integer.toString(capacity.processors()));
        capacity.memoryBytes()
                .ifPresent(bytes -> found.put("memory", String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)));
        found.put("kernel", kernel.lines().findFirst().orElse("unknown"));
        simulatedSensors().ifPresent(rig -> found.put("sensors", "simulated: " + rig));
        return Collections.unmodifiableMap(found);
    }

    private void put(Map<String, String> found, String name, String... propertyNames) {
        properties.first(propertyNames).ifPresent(value -> found.put(name, value));
    }
}
