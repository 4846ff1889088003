package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.DeployEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a run tells of a device that is given its files, on virtual time. */
class DeployTellingTest {
    private final List<RunEvent> told = new ArrayList<>();
    private long now = 7_000_000_000L;
    private final DeployTelling telling = new DeployTelling("adb:x", told::add, () -> now);

    private OptionalDouble rateOf(String what, long done, double after) {
        now += Math.round(after * 1e9);
        telling.on(new DeployEvent.Sending(what, done, 4_000_000_000L));
        return ((RunEvent.Sending) told.getLast()).bytesPerS();
    }

    @Test
    void given_bytes_on_their_way_then_their_rate_is_since_they_began() {
        assertThat(rateOf("model", 0, 0)).isEmpty();
        assertThat(rateOf("model", 20_000_000, 0.5)).hasValue(40e6);
        assertThat(rateOf("model", 60_000_000, 1.5)).hasValue(30e6);
    }

    @Test
    void given_a_transfer_that_goes_on_then_what_came_before_does_not_count() {
        assertThat(rateOf("model", 2_000_000_000L, 0)).isEmpty();
        assertThat(rateOf("model", 2_010_000_000L, 1)).hasValue(10e6);
    }

    @Test
    void given_another_file_then_its_rate_is_its_own() {
        rateOf("model", 0, 0);
        rateOf("model", 4_000_000_000L, 1);
        assertThat(rateOf("engine", 0, 5)).isEmpty();
        assertThat(rateOf("engine", 1_000_000, 1)).hasValue(1e6);
    }

    @Test
    void given_something_removed_then_the_device_and_what_it_held_are_told() {
        telling.on(new DeployEvent.Removed("ab", "old.gguf", 5));

        assertThat(told).containsExactly(new RunEvent.Removed("adb:x", "old.gguf", 5));
    }
}
