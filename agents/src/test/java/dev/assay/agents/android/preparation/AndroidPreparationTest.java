package dev.assay.agents.android.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.AgentException;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.StepOutcome.NotPrepared;
import dev.assay.agents.preparation.StepOutcome.Prepared;
import dev.assay.agents.preparation.Switch;
import dev.assay.agents.preparation.Undoing;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.agents.remote.preparation.DevicePreparation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AndroidPreparationTest {
    private static final Preparation ALL = new Preparation(List.of(
            new PreparationStep.StayAwake(Switch.ON),
            new PreparationStep.Brightness(40),
            new PreparationStep.AnimationsOff(),
            new PreparationStep.BatterySaver(Switch.OFF),
            new PreparationStep.DozeOff(),
            new PreparationStep.Airplane(Switch.ON),
            new PreparationStep.Screen(Switch.OFF)));

    private final SimulatedPhone phone = new SimulatedPhone();
    private final Map<String, String> asItWas = new TreeMap<>(phone.settings);

    private DevicePreparation session() {
        return session(Reach.CABLE);
    }

    private DevicePreparation session(Reach reach) {
        return new DevicePreparation(
                phone, new RemoteHome("/data/local/tmp/assay"), new AndroidSettings(reach), Duration.ZERO);
    }

    private static List<String> done(List<StepOutcome> outcomes) {
        return outcomes.stream()
                .filter(Prepared.class::isInstance)
                .map(o -> o.step().name())
                .toList();
    }

    @Test
    void prepared_it_is_as_was_asked_and_restored_it_is_as_it_was() throws Exception {
        DevicePreparation session = session();

        List<StepOutcome> outcomes = session.prepare(ALL);

        assertThat(done(outcomes)).hasSize(7);
        assertThat(phone.settings)
                .containsEntry("screen", "off")
                .containsEntry("airplane-mode", "on")
                .containsEntry("system/screen_brightness", "40")
                .containsEntry("system/screen_brightness_mode", "0")
                .containsEntry("global/animator_duration_scale", "0")
                .containsEntry("global/stay_on_while_plugged_in", "7")
                .containsEntry("device-idle-deep", "0");
        assertThat(outcomes)
                .filteredOn(o -> o.step().name().equals("brightness"))
                .containsExactly(new Prepared(
                        new PreparationStep.Brightness(40),
                        "system/screen_brightness_mode 1, system/screen_brightness 102"));

        assertThat(session.restore()).allMatch(Undoing.Undone.class::isInstance).hasSize(11);
        assertThat(phone.settings).isEqualTo(asItWas);
        assertThat(phone.files).isEmpty();
    }

    /** On battery nothing else keeps a screen on that is on: its timeout ends it in the middle of a trial. */
    @Test
    void a_screen_that_is_to_be_on_does_not_go_off_by_itself_until_it_is_put_back() throws Exception {
        phone.settings.put("system/screen_off_timeout", "60000");
        phone.settings.put("screen", "off");
        Map<String, String> before = new TreeMap<>(phone.settings);
        DevicePreparation session = session();

        List<StepOutcome> outcomes = session.prepare(new Preparation(List.of(new PreparationStep.Screen(Switch.ON))));

        assertThat(outcomes)
                .containsExactly(new Prepared(
                        new PreparationStep.Screen(Switch.ON), "system/screen_off_timeout 60000, screen off"));
        assertThat(phone.settings)
                .containsEntry("screen", "on")
                .containsEntry("system/screen_off_timeout", "2147483647");
        session.restore();
        assertThat(phone.settings).isEqualTo(before);
    }

    /** The crash may come at any command, done or not: whoever opens the phone next finds out what to undo. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cut_off_at_any_command_the_next_session_undoes_it(boolean commandDone) throws Exception {
        DevicePreparation whole = session();
        whole.prepare(ALL);
        whole.restore();
        int all = phone.commands();
        for (int cut = 0; cut < all; cut++) {
            phone.cutAfter(cut, commandDone);
            boolean wasCut = false;
            try {
                DevicePreparation session = session();
                session.prepare(ALL);
                session.restore();
            } catch (AgentException e) {
                wasCut = true;
            }
            phone.mend();

            session().recover();

            assertThat(wasCut).isTrue();
            assertThat(phone.settings).as("cut at command %s", cut).isEqualTo(asItWas);
            assertThat(phone.files).as("cut at command %s", cut).isEmpty();
        }
    }

    /** A phone whose cable was pulled in the middle is prepared by the same session when it is back. */
    @Test
    void cut_off_at_any_command_the_session_goes_on_when_the_phone_is_back() throws Exception {
        session().prepare(ALL);
        int all = phone.commands();
        Map<String, String> prepared = new TreeMap<>(phone.settings);
        session().recover();
        for (int cut = 0; cut < all; cut++) {
            DevicePreparation session = session();
            phone.cutAfter(cut, true);
            try {
                session.prepare(ALL);
            } catch (AgentException e) {
                phone.mend();
                session.prepare(ALL);
            }
            assertThat(phone.settings).as("cut at command %s", cut).isEqualTo(prepared);

            session.restore();
            assertThat(phone.settings).as("cut at command %s", cut).isEqualTo(asItWas);
            assertThat(phone.files).isEmpty();
        }
    }

    @Test
    void asked_again_it_sets_what_is_not_so_any_more_and_still_knows_what_was_first() throws Exception {
        DevicePreparation session = session();
        session.prepare(ALL);
        phone.settings.put("screen", "on");
        phone.settings.put("device-idle-deep", "1");

        assertThat(done(session.prepare(ALL))).hasSize(7);

        assertThat(phone.settings).containsEntry("screen", "off").containsEntry("device-idle-deep", "0");
        session.restore();
        assertThat(phone.settings).isEqualTo(asItWas);
    }

    @Test
    void what_is_so_already_is_neither_set_nor_undone() throws Exception {
        phone.settings.put("global/stay_on_while_plugged_in", "7");
        DevicePreparation session = session();

        session.prepare(new Preparation(List.of(new PreparationStep.StayAwake(Switch.ON))));

        assertThat(phone.files).isEmpty();
        assertThat(session.restore()).isEmpty();
        assertThat(phone.settings).containsEntry("global/stay_on_while_plugged_in", "7");
    }

    @Test
    void what_somebody_changed_meanwhile_stays_as_they_want_it() throws Exception {
        session().prepare(new Preparation(List.of(new PreparationStep.Brightness(40))));
        phone.settings.put("system/screen_brightness", "200");

        assertThat(session().recover()).contains(new Undoing.Untouched("system/screen_brightness", "200"));

        assertThat(phone.settings).containsEntry("system/screen_brightness", "200");
        assertThat(phone.settings).containsEntry("system/screen_brightness_mode", "1");
        assertThat(phone.files).isEmpty();
    }

    @Test
    void without_the_command_a_step_is_not_done_and_the_others_are() throws Exception {
        phone.lacks("cmd");

        List<StepOutcome> outcomes = session().prepare(ALL);

        assertThat(done(outcomes)).hasSize(6).doesNotContain("airplane");
        assertThat(outcomes)
                .filteredOn(NotPrepared.class::isInstance)
                .singleElement()
                .satisfies(o -> assertThat(((NotPrepared) o).why()).contains("airplane-mode", "not found"));
    }

    @Test
    void a_phone_that_says_yes_and_does_not_is_not_prepared_and_is_put_back() throws Exception {
        phone.sticks("system/screen_brightness", "102");
        DevicePreparation session = session();

        List<StepOutcome> outcomes = session.prepare(new Preparation(List.of(new PreparationStep.Brightness(40))));

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        NotPrepared.class, not -> assertThat(not.why()).contains("it was set to 40 and is 102"));
        assertThat(phone.settings).isEqualTo(asItWas);
        assertThat(phone.files).isEmpty();
    }

    @Test
    void airplane_mode_does_not_cut_off_a_phone_that_is_reached_over_the_air() throws Exception {
        List<StepOutcome> outcomes =
                session(Reach.NETWORK).prepare(new Preparation(List.of(new PreparationStep.Airplane(Switch.ON))));

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        NotPrepared.class, not -> assertThat(not.why()).contains("reached over a network"));
        assertThat(phone.settings).isEqualTo(asItWas);
        assertThat(phone.files).isEmpty();
    }

    @Test
    void what_cannot_be_undone_stays_in_the_journal_until_it_can() throws Exception {
        session().prepare(ALL);
        phone.sticks("system/screen_brightness", "40");

        assertThat(session().recover())
                .filteredOn(Undoing.NotUndone.class::isInstance)
                .extracting(Undoing::setting)
                .containsExactly("system/screen_brightness");
        assertThat(phone.files.get(SimulatedPhone.JOURNAL))
                .contains("screen_brightness")
                .doesNotContain("low_power");

        phone.sticks("system/screen_brightness", "102");
        assertThat(session().recover()).containsExactly(new Undoing.Undone("system/screen_brightness", "102"));
        assertThat(phone.settings).isEqualTo(asItWas);
        assertThat(phone.files).isEmpty();
    }

    @Test
    void a_run_that_is_at_work_is_left_alone() throws Exception {
        session().prepare(ALL);
        ProcessHandle self = ProcessHandle.current();
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            ProcessHandle owner = other.toHandle();
            phone.files.computeIfPresent(
                    SimulatedPhone.JOURNAL,
                    (_, json) -> json.replace("\"pid\":" + self.pid(), "\"pid\":" + owner.pid())
                            .replace("\"startedMs\":" + startedMs(self), "\"startedMs\":" + startedMs(owner)));
            Map<String, String> prepared = new TreeMap<>(phone.settings);
            DevicePreparation second = session();

            assertThat(second.recover()).isEmpty();
            assertThat(second.prepare(ALL)).allSatisfy(o -> assertThat(o).isInstanceOf(NotPrepared.class));
            assertThat(second.restore()).isEmpty();
            assertThat(phone.settings).isEqualTo(prepared);
        } finally {
            other.destroy();
            other.waitFor();
        }

        assertThat(session().recover()).hasSize(11);
        assertThat(phone.settings).isEqualTo(asItWas);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"schema\":\"assay.undo/2\",\"owner\":{\"pid\":1,\"startedMs\":1},\"entries\":[]}",
                "{\"schema\":\"assay.undo/1\",\"owner\":null,\"entries\":[]}",
                "{\"schema\":\"assay.undo/1\",\"owner\":{\"pid\":1,\"startedMs\":1},\"entries\":[{\"setting\":\"x\"}]}",
                "{\"schema\":\"assay.undo/1\",\"owner\":{\"pid\":1,\"startedMs\":1},\"entries\":[null]}"
            })
    void a_journal_that_is_not_understood_is_kept_aside_and_said(String text) throws Exception {
        phone.files.put(SimulatedPhone.JOURNAL, text);

        assertThat(session().recover()).singleElement().isInstanceOf(Undoing.NotUndone.class);

        assertThat(phone.files).containsExactly(Map.entry(SimulatedPhone.JOURNAL + ".unreadable", text));
    }

    @Test
    void how_a_phone_is_reached_stands_in_its_serial() {
        assertThat(List.of("R5CT30ABCDE", "emulator-5554", "127.0.0.1:26555", "localhost:5555"))
                .allSatisfy(serial -> assertThat(Reach.of(serial)).isEqualTo(Reach.CABLE));
        assertThat(List.of("192.168.1.7:5555", "phone.lan:5555", "adb-R5CT-abc._adb-tls-connect._tcp"))
                .allSatisfy(serial -> assertThat(Reach.of(serial)).isEqualTo(Reach.NETWORK));
    }

    private static long startedMs(ProcessHandle process) {
        return process.info().startInstant().orElseThrow().toEpochMilli();
    }
}
