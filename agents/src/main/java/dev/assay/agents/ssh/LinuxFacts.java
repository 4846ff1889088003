package dev.assay.agents.ssh;

import static dev.assay.agents.platform.Sections.question;

import dev.assay.agents.Abi;
import dev.assay.agents.platform.Fact;
import dev.assay.agents.platform.PlatformFacts;
import dev.assay.agents.platform.PlatformQuestion;
import dev.assay.agents.platform.Sections;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Linux machine says of itself, asked for in one command. */
record LinuxFacts(Sections said) {
    static final String QUESTION = question("system", "uname -s")
            + question("machine", "uname -m")
            + question("kernel", "uname -r")
            + question("model", "cat /proc/device-tree/model")
            + question("compatible", "tr '\\0' '\\n' < /proc/device-tree/compatible")
            + question("product", "cat /sys/class/dmi/id/product_name")
            + question("serial", "cat /proc/device-tree/serial-number")
            + question("machine-id", "cat /etc/machine-id")
            + question("boot", "cat /proc/sys/kernel/random/boot_id")
            + question("release", "cat /etc/os-release")
            + question("rig", "cat /proc/device-tree/assay,rig")
            + question("jetson", "head -n 1 /etc/nv_tegra_release")
            + question("meminfo", "cat /proc/meminfo")
            + PlatformQuestion.TEXT
            + "exit 0";

    static LinuxFacts parse(String text) {
        return new LinuxFacts(Sections.parse(text));
    }

    private Optional<String> said(String name) {
        return said.of(name);
    }

    /** Of the kernel's names: a 64-bit kernel under a 32-bit system calls itself by its own. */
    Abi abi() {
        String system = said("system").orElse("unknown").toLowerCase(Locale.ROOT);
        String machine = said("machine").orElse("unknown");
        return new Abi(system, machine.equals("arm64") ? "aarch64" : machine.equals("amd64") ? "x86_64" : machine);
    }

    PlatformFacts platform() {
        return PlatformQuestion.answered(said);
    }

    /** What the board's device tree calls it; null without one. */
    String board() {
        return said("model").orElse(null);
    }

    /** Names of the device tree, the most specific first; empty without one. */
    List<String> compatible() {
        return said("compatible").map(text -> text.lines().toList()).orElse(List.of());
    }

    String model() {
        return said("model")
                .or(() -> said("product"))
                .or(() -> field("cpuinfo", "model name"))
                .orElse("unknown");
    }

    /** Empty when it does not say. */
    OptionalInt processors() {
        int count = Math.toIntExact(Pattern.compile("^processor\\b", Pattern.MULTILINE)
                .matcher(said("cpuinfo").orElse(""))
                .results()
                .count());
        return count > 0 ? OptionalInt.of(count) : OptionalInt.empty();
    }

    OptionalLong memoryBytes() {
        Matcher total = Pattern.compile("^MemTotal: *([0-9]{1,15}) kB", Pattern.MULTILINE)
                .matcher(said("meminfo").orElse(""));
        return total.find() ? OptionalLong.of(Long.parseLong(total.group(1)) * 1024) : OptionalLong.empty();
    }

    /** What kind of stand-in it is; empty of a real machine. See docs/platforms/jetson-rig.md. */
    Optional<String> rig() {
        return said("rig");
    }

    /**
     * Of the board's serial number, else of its machine-id: the same whatever name it is reached by. A hash, for machine-id(5)
     * asks that the id itself be kept from untrusted places, and results are published.
     */
    Optional<String> hardware() {
        return said("serial").or(() -> said("machine-id")).map(LinuxFacts::hash);
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("assay-device:" + secret).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** For people, in the order to show; what the machine does not tell is left out. */
    Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("model", model());
        field("cpuinfo", "model name").ifPresent(name -> shown.put("processor", name));
        processors().ifPresent(count -> shown.put("processors", Integer.toString(count)));
        memoryBytes().ifPresent(bytes -> shown.put("memory", String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)));
        said("kernel").ifPresent(kernel -> shown.put("kernel", kernel));
        Matcher name = Pattern.compile("^PRETTY_NAME=\"?([^\"\n]*)", Pattern.MULTILINE)
                .matcher(said("release").orElse(""));
        if (name.find()) {
            shown.put("system", name.group(1));
        }
        said("jetson").ifPresent(release -> shown.put("jetson release", release));
        said("glibc").ifPresent(version -> shown.put("glibc", version.replace("glibc ", "")));
        if (platform().cuda() instanceof Fact.Known<?>(var majors, var source)) {
            shown.put("cuda", majors.toString().replaceAll("[\\[\\]]", "") + " (" + source + ")");
        }
        hardware().ifPresent(hash -> shown.put("machine", hash));
        said("boot").ifPresent(id -> shown.put("boot id", id));
        rig().ifPresent(kind -> shown.put("sensors", "simulated: a rig of Assay (" + kind + ")"));
        return Collections.unmodifiableMap(shown);
    }

    private Optional<String> field(String section, String name) {
        return said(section)
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith(name)).findFirst())
                .map(line -> line.substring(line.indexOf(':') + 1).strip());
    }
}
