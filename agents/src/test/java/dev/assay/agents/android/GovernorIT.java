package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.Undoing;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Governors over AOSP's adbd. Who is root on this device is its {@code su}, a script of the test that takes the write protection
 * off the shell user's own files and puts it back: the way there is real, the right is made up.
 */
@Timeout(180)
class GovernorIT {
    private static final Preparation PERFORMANCE =
            new Preparation(List.of(new PreparationStep.Governor("performance")));
    private static final String POLICIES = "/sys/devices/system/cpu/cpufreq/policy";
    private static final String SU = "/vendor/bin/su";

    @TempDir
    static Path folder;

    private static AdbHost host;
    private static AdbdDevice phone;

    @BeforeAll
    static void aHostAndAPhone() throws Exception {
        host = AdbHost.start(folder.resolve("host"));
        phone = AdbdDevice.galaxy(folder.resolve("phone"));
        host.connect(phone);
        host.on(phone, "shell", "true");
    }

    @AfterAll
    static void nothing() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {phone, host}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @BeforeEach
    void theShellUserOwnsTheFilesAndMayNotWriteThem() throws Exception {
        Object shell = Files.getAttribute(phone.file("/rig/state"), "unix:uid");
        for (String policy : policies()) {
            Path file = phone.file(policy);
            Files.setAttribute(file, "unix:uid", shell);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        }
        assertThat(governors()).isNotEmpty().allMatch(governor -> governor.equals("energy_aware"));
    }

    @AfterEach
    void noSu() throws Exception {
        Files.deleteIfExists(phone.file(SU));
    }

    private static void root(String script) throws Exception {
        Path su = phone.file(SU);
        Files.createDirectories(su.getParent());
        Files.writeString(su, "#!/system/bin/sh\n" + script);
        Files.setPosixFilePermissions(su, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void root() throws Exception {
        root("""
                [ "$1" = -c ] || exit 2
                chmod u+w %1$s*/scaling_governor
                sh -c "$2"
                code=$?
                chmod u-w %1$s*/scaling_governor
                exit $code
                """.formatted(POLICIES));
    }

    private static List<String> policies() throws Exception {
        return host.on(phone, "shell", "ls " + POLICIES + "*/scaling_governor")
                .out()
                .lines()
                .toList();
    }

    private static List<String> governors() throws Exception {
        return host.on(phone, "shell", "cat " + POLICIES + "*/scaling_governor")
                .out()
                .lines()
                .toList();
    }

    /** As the kernel would. */
    private static void write(String policy, String governor) throws Exception {
        Files.setPosixFilePermissions(phone.file(policy), PosixFilePermissions.fromString("rw-r--r--"));
        phone.sensor(policy, governor);
        Files.setPosixFilePermissions(phone.file(policy), PosixFilePermissions.fromString("r--r--r--"));
    }

    private static Device device() throws Exception {
        return new AndroidAgent(Path.of("target/on-device").toAbsolutePath(), host.environment())
                .discover().devices().stream()
                        .filter(device -> device.identity().id().equals("adb:" + phone.serial()))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void given_a_device_with_su_when_prepared_and_closed_then_its_governors_are_as_before() throws Exception {
        root();
        try (DeviceSession session = device().open()) {
            assertThat(session.prepare(PERFORMANCE))
                    .containsExactly(
                            new StepOutcome.Prepared(PERFORMANCE.steps().getFirst(), "cpufreq-governor energy_aware"));
            assertThat(governors()).allMatch(governor -> governor.equals("performance"));
        }
        assertThat(governors()).allMatch(governor -> governor.equals("energy_aware"));
    }

    @Test
    void given_a_session_that_never_ended_then_the_next_one_undoes_it() throws Exception {
        root();
        DeviceSession abandoned = device().open();
        abandoned.prepare(PERFORMANCE);

        try (DeviceSession next = device().open()) {
            assertThat(next.recovered()).containsExactly(new Undoing.Undone("cpufreq-governor", "energy_aware"));
        }
        assertThat(governors()).allMatch(governor -> governor.equals("energy_aware"));
    }

    @Test
    void given_policies_that_differ_then_each_gets_its_own_back() throws Exception {
        root();
        String first = policies().getFirst();
        write(first, "powersave");
        List<String> before = governors();
        try (DeviceSession session = device().open()) {
            session.prepare(PERFORMANCE);
            assertThat(governors()).allMatch(governor -> governor.equals("performance"));
        }

        assertThat(governors()).isEqualTo(before);
        write(first, "energy_aware");
    }

    @Test
    void given_a_device_that_is_not_rooted_then_nothing_is_changed_and_the_reason_is_said() throws Exception {
        try (DeviceSession session = device().open()) {
            assertThat(session.prepare(PERFORMANCE))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            StepOutcome.NotPrepared.class,
                            not -> assertThat(not.why()).contains("it takes root", "ermission denied", "su"));
        }
        assertThat(governors()).allMatch(governor -> governor.equals("energy_aware"));
    }

    @Test
    void given_a_su_that_refuses_then_its_words_are_the_reason() throws Exception {
        root("echo Permission by the user denied >&2; exit 13\n");
        try (DeviceSession session = device().open()) {
            assertThat(session.prepare(PERFORMANCE))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            StepOutcome.NotPrepared.class,
                            not -> assertThat(not.why()).contains("Permission by the user denied"));
        }
    }
}
