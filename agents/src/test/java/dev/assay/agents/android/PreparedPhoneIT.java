package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.Switch;
import dev.assay.agents.preparation.Undoing;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Preparation over AOSP's adbd, with the commands of a device that answer as Android's do. */
@Timeout(180)
class PreparedPhoneIT {
    private static final Preparation ALL = new Preparation(List.of(
            new PreparationStep.StayAwake(Switch.ON),
            new PreparationStep.Brightness(40),
            new PreparationStep.AnimationsOff(),
            new PreparationStep.BatterySaver(Switch.OFF),
            new PreparationStep.DozeOff(),
            new PreparationStep.Airplane(Switch.ON),
            new PreparationStep.Screen(Switch.OFF)));

    @TempDir
    static Path folder;

    private static AdbHost host;
    private static AdbdDevice phone;

    @BeforeAll
    static void aHostAndAPhone() throws Exception {
        host = AdbHost.start(folder.resolve("host"));
        phone = AdbdDevice.pixel(folder.resolve("phone"));
        host.connect(phone);
    }

    @AfterAll
    static void nothing() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {phone, host}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private static Device device() throws Exception {
        return new AndroidAgent(Path.of("target/on-device").toAbsolutePath(), host.environment())
                .discover().devices().stream()
                        .filter(device -> device.identity().id().equals("adb:" + phone.serial()))
                        .findFirst()
                        .orElseThrow();
    }

    /** All that a preparation may change, as the phone tells it. */
    private static String state() throws Exception {
        return host.on(
                        phone,
                        "shell",
                        "settings list global; settings list system; cmd connectivity airplane-mode;"
                                + " dumpsys deviceidle enabled deep; dumpsys deviceidle enabled light;"
                                + " dumpsys power; ls /data/local/tmp/assay | grep -v lease")
                .out();
    }

    private static List<String> notDone(List<StepOutcome> outcomes) {
        return outcomes.stream()
                .filter(StepOutcome.NotPrepared.class::isInstance)
                .map(Object::toString)
                .toList();
    }

    @Test
    void given_a_phone_when_prepared_and_closed_then_it_is_as_before() throws Exception {
        device().open().close();
        String before = state();
        try (DeviceSession session = device().open()) {
            long begin = System.nanoTime();
            assertThat(notDone(session.prepare(ALL))).isEmpty();
            long first = System.nanoTime();
            assertThat(notDone(session.prepare(ALL))).isEmpty();
            long again = System.nanoTime();
            System.out.printf(
                    "prepared on the rig: seven steps in %d ms, looked at again in %d ms%n",
                    (first - begin) / 1_000_000, (again - first) / 1_000_000);

            assertThat(state())
                    .contains(
                            "mWakefulness=Asleep",
                            "screen_brightness=40",
                            "screen_brightness_mode=0",
                            "animator_duration_scale=0",
                            "stay_on_while_plugged_in=7",
                            "airplane_mode_on=1",
                            "undo.json");
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void given_a_session_that_never_ended_when_the_phone_is_opened_again_then_it_is_as_before_and_that_is_said()
            throws Exception {
        device().open().close();
        String before = state();
        DeviceSession abandoned = device().open();
        abandoned.prepare(ALL);
        assertThat(state()).isNotEqualTo(before);

        try (DeviceSession next = device().open()) {
            assertThat(next.recovered())
                    .isNotEmpty()
                    .allSatisfy(undoing -> assertThat(undoing).isInstanceOf(Undoing.Undone.class));
            assertThat(state()).isEqualTo(before);
        }
    }

    @Test
    void given_a_full_phone_when_prepared_then_nothing_is_changed_and_the_reason_is_said() throws Exception {
        try (DeviceSession session = device().open()) {
            String before = state();
            phone.fillDisk();
            List<StepOutcome> outcomes;
            try {
                outcomes = session.prepare(ALL);
            } finally {
                phone.freeDisk();
            }

            assertThat(notDone(outcomes)).hasSize(ALL.steps().size()).allMatch(why -> why.contains("No space left"));
            assertThat(state()).isEqualTo(before);
        }
    }

    @Test
    void given_an_interrupted_thread_when_closed_then_all_is_undone_and_the_interrupt_kept() throws Exception {
        device().open().close();
        String before = state();
        DeviceSession session = device().open();
        session.prepare(ALL);

        Thread.currentThread().interrupt();
        session.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void given_a_phone_that_restarts_when_prepared_again_then_it_is_prepared_and_in_the_end_as_before()
            throws Exception {
        device().open().close();
        String before = state();
        try (DeviceSession session = device().open()) {
            session.prepare(ALL);
            phone.restart();

            assertThat(notDone(session.prepare(ALL))).isEmpty();
            assertThat(state()).contains("mWakefulness=Asleep", "airplane_mode_on=1");
        }
        assertThat(state()).isEqualTo(before);
    }
}
