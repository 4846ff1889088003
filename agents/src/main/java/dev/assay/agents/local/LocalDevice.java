package dev.assay.agents.local;

import dev.assay.agents.Abi;
import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.platform.PlatformFacts;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.verdict.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This machine: who it is and what it has, read once; its platform only when somebody asks. */
record LocalDevice(
        Cell.Device identity,
        Map<String, String> facts,
        LocalPlatform asked,
        Capacity capacity,
        Path probe,
        Optional<Path> sysfsRoot)
        implements Device {

    static LocalDevice read(Path onDevice, Optional<Path> sysfsRoot) {
        return read(onDevice, sysfsRoot, LocalPlatform.ofThisMachine());
    }

    static LocalDevice read(Path onDevice, Optional<Path> sysfsRoot, LocalPlatform platform) {
        LocalFiles files = new LocalFiles(Optional.empty());
        String abi = Abi.HOST.toString();
        String model = model(files);
        Capacity capacity = new Capacity(java.lang.Runtime.getRuntime().availableProcessors(), memoryBytes(files));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("model", model);
        facts.put("processor", field(files, "/proc/cpuinfo", "model name").orElse("unknown"));
        facts.put("processors", Integer.toString(capacity.processors()));
        facts.put(
                "memory",
                capacity.memoryBytes().isPresent()
                        ? String.format(
                                Locale.ROOT, "%.1f GB", capacity.memoryBytes().getAsLong() / 1e9)
                        : "unknown");
        facts.put("kernel", trimmed(files, "/proc/sys/kernel/osrelease").orElse("unknown"));
        facts.put("system", systemName(files).orElse("unknown"));
        return new LocalDevice(
                new Cell.Device(id(files), "linux", abi, model),
                facts,
                platform,
                capacity,
                onDevice.resolve(abi).resolve("probe"),
                sysfsRoot);
    }

    @Override
    public PlatformFacts platform() {
        return asked.facts();
    }

    @Override
    public DeviceSession open() throws AgentException {
        if (!Abi.of(identity.abi()).isLinuxKernel()) {
            throw new AgentException(
                    Failure.UNSUPPORTED,
                    "cannot run jobs on this machine",
                    identity.id(),
                    "the probe runs on Linux kernels, this is " + identity.abi(),
                    "start Assay on Linux, or attach a device and choose it with --device",
                    null);
        }
        if (!Files.isExecutable(probe)) {
            throw new AgentException(
                    Failure.NOT_PROVISIONED,
                    "cannot run jobs on this machine",
                    probe.toString(),
                    "the probe is not built for " + identity.abi(),
                    "build it with 'mvn -DskipTests package' (needs a C compiler: apt-get install gcc make libc6-dev)",
                    null);
        }
        return new LocalSession(probe, sysfsRoot);
    }

    /** A hash, because machine-id(5) asks that the id itself be kept from untrusted places, and results are published. */
    private static String id(LocalFiles files) {
        String secret = trimmed(files, "/etc/machine-id")
                .filter(s -> !s.isEmpty())
                .or(() -> trimmed(files, "/proc/sys/kernel/hostname"))
                .orElse("unknown");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("assay-device:" + secret).getBytes(StandardCharsets.UTF_8));
            return "local:" + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String model(LocalFiles files) {
        return trimmed(files, "/proc/device-tree/model")
                .or(() -> trimmed(files, "/sys/class/dmi/id/product_name"))
                .filter(s -> !s.isEmpty())
                .or(() -> field(files, "/proc/cpuinfo", "model name"))
                .orElse("unknown");
    }

    private static Optional<String> systemName(LocalFiles files) {
        return files.read("/etc/os-release")
                .map(text -> Pattern.compile("^PRETTY_NAME=\"?([^\"\n]*)", Pattern.MULTILINE)
                        .matcher(text))
                .filter(Matcher::find)
                .map(m -> m.group(1));
    }

    private static OptionalLong memoryBytes(LocalFiles files) {
        return field(files, "/proc/meminfo", "MemTotal")
                .map(s -> OptionalLong.of(Long.parseLong(s.replace(" kB", "")) * 1024))
                .orElseGet(OptionalLong::empty);
    }

    private static Optional<String> field(LocalFiles files, String path, String name) {
        return files.read(path)
                .flatMap(text -> text.lines().filter(l -> l.startsWith(name)).findFirst())
                .map(l -> l.substring(l.indexOf(':') + 1).trim());
    }

    private static Optional<String> trimmed(LocalFiles files, String path) {
        return files.read(path).map(s -> s.replace("\0", "").trim());
    }
}
