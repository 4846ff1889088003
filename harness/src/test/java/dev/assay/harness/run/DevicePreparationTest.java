package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployListener;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.StepOutcome.NotPrepared;
import dev.assay.agents.preparation.StepOutcome.Prepared;
import dev.assay.agents.preparation.Switch;
import dev.assay.agents.preparation.Undoing;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevicePreparationTest {
    private static final PreparationStep SCREEN = new PreparationStep.Screen(Switch.OFF);
    private static final PreparationStep AIRPLANE = new PreparationStep.Airplane(Switch.ON);
    private static final Preparation WANTED = new Preparation(List.of(AIRPLANE, SCREEN));

    private final List<String> told = new ArrayList<>();
    private final List<Optional<String>> left = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final Phone phone = new Phone();

    private DevicePreparation preparation(Preparation wanted) {
        return new DevicePreparation(
                phone,
                wanted,
                told::add,
                left::add,
                (whose, undoings) -> undoings.forEach(u -> kept.add(whose + " " + u.setting())));
    }

    @Test
    void given_steps_then_people_hear_which_were_done_and_why_others_were_not() throws Exception {
        preparation(WANTED).begin();

        assertThat(told).containsExactly("prepared: not airplane on (no such command), screen off");
    }

    @Test
    void given_a_trial_then_its_conditions_say_what_was_done_what_was_found_and_what_was_not() throws Exception {
        Condition load = Condition.of("load_avg_1m", "1", 0.5, "/proc/loadavg");

        Conditions before = DevicePreparation.with(
                new Conditions(Instant.EPOCH, List.of(load)),
                preparation(WANTED).again());

        assertThat(before.readings())
                .containsExactly(
                        load,
                        Condition.absent(
                                "preparation_airplane",
                                "",
                                "asked for on, not done: no such command",
                                "protocol.prepare"),
                        Condition.ofText("preparation_screen", "off", "set by the run; found was screen on"));
    }

    @Test
    void given_nothing_is_asked_then_nothing_of_the_device_is_touched_and_nothing_is_said() throws Exception {
        try (DevicePreparation none = preparation(Preparation.NONE)) {
            none.begin();
            assertThat(none.again()).isEmpty();
        }

        assertThat(phone.asked).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void given_a_session_that_undid_what_another_left_then_that_is_said_even_if_nothing_is_asked() throws Exception {
        phone.recovered = List.of(
                new Undoing.Undone("screen", "on"),
                new Undoing.Untouched("global/low_power", "1"),
                new Undoing.NotUndone("airplane-mode", "refused", "switch it on"));

        preparation(Preparation.NONE).begin();

        assertThat(told)
                .containsExactly("undone what an earlier session left prepared: screen is on again,"
                        + " global/low_power is 1, which is not the run's, and was left so,"
                        + " airplane-mode is NOT undone: refused; what to do: switch it on");
    }

    @Test
    void given_what_an_earlier_session_left_and_nobody_could_undo_then_every_trial_says_so_with_what_to_do()
            throws Exception {
        phone.recovered = List.of(
                new Undoing.Undone("screen", "on"), new Undoing.NotUndone("airplane-mode", "refused", "switch it on"));
        DevicePreparation preparation = preparation(Preparation.NONE);

        preparation.begin();

        assertThat(preparation.again())
                .containsExactly(Condition.absent(
                        "preparation_left_airplane_mode",
                        "",
                        "left by an earlier run and not undone: refused; what to do: switch it on",
                        "undo.json on the device"));
        assertThat(kept).containsExactly("FOUND screen", "FOUND airplane-mode");
        assertThat(left)
                .containsExactly(Optional.of("from an earlier run airplane-mode is NOT undone: refused; what to do:"
                        + " switch it on; the next session tries again"));
    }

    /** As when a device was lost while it was prepared, and came back. */
    @Test
    void given_a_session_that_undoes_what_the_one_before_could_not_then_nothing_is_left_changed() throws Exception {
        phone.restored = null;
        preparation(WANTED).close();
        phone.recovered = List.of(new Undoing.Undone("screen", "on"));

        preparation(WANTED).begin();

        assertThat(left.getFirst()).isPresent();
        assertThat(left.getLast()).isEmpty();
    }

    @Test
    void given_results_that_cannot_be_written_then_the_device_is_put_back_all_the_same_and_that_is_said() {
        phone.restored = List.of(new Undoing.Undone("screen", "on"));

        new DevicePreparation(phone, WANTED, told::add, left::add, (_, _) -> {
                    throw new IOException("full");
                })
                .close();

        assertThat(told).containsExactly("what was undone is not kept with the results: full");
    }

    @Test
    void given_what_cannot_be_undone_then_that_is_said_in_the_end() {
        phone.restored = List.of(
                new Undoing.Undone("screen", "on"), new Undoing.NotUndone("airplane-mode", "refused", "switch it on"));

        preparation(WANTED).close();

        assertThat(left)
                .containsExactly(
                        Optional.of(
                                "airplane-mode is NOT undone: refused; what to do: switch it on; the next session tries again"));
        assertThat(kept).containsExactly("OWN screen", "OWN airplane-mode");
    }

    @Test
    void given_a_device_that_is_gone_in_the_end_then_who_will_undo_it_is_said() {
        phone.restored = null;

        preparation(WANTED).close();

        assertThat(left)
                .containsExactly(Optional.of(
                        "the preparation is not undone: it sleeps; the next session with the device does it"));
    }

    /** A phone that switches its screen and has no command for airplane mode. */
    private static final class Phone implements DeviceSession {
        private List<Undoing> recovered = List.of();
        /** Null: it is gone. */
        private List<Undoing> restored = List.of();

        private int asked;

        @Override
        public List<Undoing> recovered() {
            return recovered;
        }

        @Override
        public List<StepOutcome> prepare(Preparation wanted) {
            asked++;
            return wanted.steps().stream()
                    .<StepOutcome>map(step -> step.equals(SCREEN)
                            ? new Prepared(step, "screen on")
                            : new NotPrepared(step, "no such command"))
                    .toList();
        }

        @Override
        public List<Undoing> restore() throws AgentException {
            asked++;
            if (restored == null) {
                throw new AgentException(Failure.DEVICE_LOST, "lost", "device", "it sleeps", "wake it", null);
            }
            return restored;
        }

        @Override
        public String probe(List<String> arguments, Duration deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void run(Job job, Path bundle) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String probeProgram() {
            throw new UnsupportedOperationException();
        }

        @Override
        public DeviceFiles files() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String deploy(Artifact artifact, DeployListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void abandon(String jobId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }
}
