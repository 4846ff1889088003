package dev.assay.agents.rigs.adbd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rig as a person uses it, from a shell. */
@Timeout(120)
class RigCommandIT {
    /** What the cache of this test has in place of the user's, but for what was built. */
    @TempDir
    Path cache;

    private final List<Path> links = new ArrayList<>();

    @BeforeEach
    void aCacheOfItsOwn() throws Exception {
        Path built = Path.of(AdbdRig.needed());
        Path rigs = Files.createDirectories(cache.resolve("assay/rigs/adbd"));
        link(rigs.resolve(built.getFileName()), built);
    }

    @AfterEach
    void down() throws Exception {
        rig(Map.of(), "down");
        for (Path link : links) {
            Files.delete(link); // JUnit warns of those that lead out of its folder
        }
    }

    private void link(Path link, Path target) throws IOException {
        links.add(Files.createSymbolicLink(link, target));
    }

    private record Run(int exit, String out, String err) {}

    private Run rig(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(cache, "out", null);
        Path err = Files.createTempFile(cache, "err", null);
        ProcessBuilder builder = new ProcessBuilder(AdbdRig.command(arguments));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().putAll(environment);
        Process rig =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(rig.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        return new Run(
                rig.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void devices_go_on_running_until_they_are_taken_down() throws Exception {
        Run up = rig(Map.of(), "up", "2");
        assertThat(up.exit()).as(up.err()).isZero();
        List<String> ids = up.out().lines().toList();
        assertThat(ids).hasSize(2).allMatch(id -> id.matches("adb:127\\.0\\.0\\.1:\\d+"));
        assertThat(up.err().lines())
                .containsExactlyElementsOf(ids.stream()
                        .map(id ->
                                "rig: for 'adb devices' and --device adb: adb connect " + id.substring("adb:".length()))
                        .toList());
        assertThat(rig(Map.of(), "list").out()).contains(ids.get(0) + "\tgalaxy-s21\t", ids.get(1) + "\tpixel-8\t");

        try (AdbHost host = AdbHost.start(cache.resolve("host"))) {
            for (String id : ids) {
                String serial = id.substring("adb:".length());
                host.adb("connect", serial);
                assertThat(host.adb("-s", serial, "shell", "getprop ro.assay.rig; getprop ro.serialno")
                                .out())
                        .isEqualTo("synthetic\nRIG" + serial.substring(serial.indexOf(':') + 1));
            }
        }
        assertThat(running()).as("two devices, each with its first process").hasSize(4);

        assertThat(rig(Map.of(), "down").exit()).isZero();
        assertThat(running()).isEmpty();
        assertThat(rig(Map.of(), "list").out()).isEmpty();
    }

    @Test
    void a_process_that_only_has_the_number_of_a_device_is_left_alone() throws Exception {
        Process other = new ProcessBuilder("sleep", "1000").start();
        try {
            Path folder = Files.createDirectories(cache.resolve("assay/rigs/adbd/devices/26555"));
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            Files.writeString(folder.resolve("pid"), other.pid() + " 1 " + boot);
            assertThat(rig(Map.of(), "list").out()).isEmpty();
            assertThat(rig(Map.of(), "down").exit()).isZero();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void one_face_can_be_asked_for_and_an_unknown_one_is_named() throws Exception {
        assertThat(rig(Map.of(), "up", "1", "--face", "pixel-8", "--data", "16").exit())
                .isZero();
        assertThat(rig(Map.of(), "list").out()).contains("\tpixel-8\t");
        Run wrong = rig(Map.of(), "up", "--face", "nokia");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("there is no face 'nokia'", "choose one of: galaxy-s21 pixel-8");
    }

    @Test
    void what_is_missing_for_a_build_is_said() throws Exception {
        Path tools = Files.createDirectories(cache.resolve("tools"));
        for (String tool :
                List.of("bash", "dirname", "readlink", "uname", "find", "sort", "xargs", "sha256sum", "cut")) {
            link(tools.resolve(tool), Path.of("/usr/bin/" + tool));
        }
        Run build = rig(
                Map.of(
                        "PATH",
                        tools.toString(),
                        "XDG_CACHE_HOME",
                        cache.resolve("empty").toString()),
                "build");
        assertThat(build.exit()).isEqualTo(1);
        assertThat(build.err()).contains("packages are missing", "apt-get install", "mksh", "dpkg-dev");
    }

    @Test
    void sources_that_cannot_be_had_or_are_others_are_said() throws Exception {
        Path empty = Files.createDirectories(cache.resolve("sources"));
        Map<String, String> elsewhere =
                Map.of("XDG_CACHE_HOME", cache.resolve("empty").toString(), "ASSAY_RIG_SOURCES", empty.toString());
        Run none = rig(elsewhere, "build");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("taking the sources from ASSAY_RIG_SOURCES", "failed", "what to do: ");

        for (String line :
                Files.readAllLines(AdbdRig.script().resolveSibling("adbd").resolve("sources.sha256"))) {
            Files.writeString(empty.resolve(line.split(" +")[1]), "something else");
        }
        assertThat(rig(elsewhere, "build").err()).contains("checking the sources", "failed");
        try (var left = Files.list(cache.resolve("empty/assay/rigs/adbd"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .as("nothing half-made")
                    .containsExactlyInAnyOrder("lock", "build.log");
        }
    }

    /** The programs of devices whose folder is in this test's cache. */
    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("--root " + cache))
                .toList();
    }
}
