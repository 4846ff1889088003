package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.clock.ClockReading;
import dev.assay.collectors.clock.TrialClock;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.verdict.Failure;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockLookTest {
    private static final ClockReading EARLY = new ClockReading(42, 1_000, 1_000_000_000L, Instant.EPOCH, 20, 0, 0);
    private static final ClockReading LATE = new ClockReading(52, 1_000, 2_000_000_000L, Instant.EPOCH, 20, 0, 0);

    private interface Clock {
        Optional<ClockReading> read() throws AssayException;
    }

    private static DeviceSession session(Clock clock) {
        return new LostSession() {
            @Override
            public Optional<ClockReading> clock() throws AssayException {
                return clock.read();
            }
        };
    }

    private static AgentException trouble(Failure failure) {
        return new AgentException(failure, "cannot ask", "ssh:board", "no answer", "look", null);
    }

    @Test
    void given_two_readings_then_the_document_has_both_and_a_drift() throws Exception {
        TrialClock clock = ClockLook.document(
                ClockLook.before(session(() -> Optional.of(EARLY))), ClockLook.after(session(() -> Optional.of(LATE))));

        assertThat(clock).isEqualTo(TrialClock.of(EARLY, LATE));
        assertThat(clock.driftPpm()).isEqualTo(0.01);
    }

    @Test
    void given_this_machine_as_the_device_then_there_is_no_offset_and_a_reason() throws Exception {
        DeviceSession session = session(Optional::empty);

        assertThat(ClockLook.document(ClockLook.before(session), ClockLook.after(session)))
                .isEqualTo(TrialClock.absent("this machine is the device: the two clocks are one"));
    }

    @Test
    void given_a_device_that_does_not_tell_its_time_then_the_trial_goes_on_and_the_reason_is_kept() throws Exception {
        DeviceSession mute = session(() -> {
            throw trouble(Failure.NOT_PROVISIONED);
        });
        ClockLook none = ClockLook.before(mute);
        ClockLook late = ClockLook.after(session(() -> Optional.of(LATE)));

        assertThat(ClockLook.document(none, late))
                .isEqualTo(TrialClock.incomplete(null, LATE, "cannot ask: no answer"));
    }

    @Test
    void given_a_device_that_is_lost_then_before_the_trial_that_is_the_trials_end_and_after_it_a_reason()
            throws Exception {
        DeviceSession lost = session(() -> {
            throw trouble(Failure.DEVICE_LOST);
        });

        assertThatThrownBy(() -> ClockLook.before(lost)).isInstanceOf(AgentException.class);
        ClockLook early = ClockLook.before(session(() -> Optional.of(EARLY)));
        assertThat(ClockLook.document(early, ClockLook.after(lost)))
                .isEqualTo(TrialClock.incomplete(EARLY, null, "cannot ask: no answer"));
    }

    @Test
    void given_a_job_that_failed_then_the_reading_before_it_is_kept() throws Exception {
        ClockLook early = ClockLook.before(session(() -> Optional.of(EARLY)));

        assertThat(ClockLook.document(early, null).before()).isEqualTo(EARLY);
        assertThat(ClockLook.document(early, null).absent()).isEqualTo("the job did not come to its end");
        assertThat(ClockLook.document(null, null)).isNull();
    }
}
