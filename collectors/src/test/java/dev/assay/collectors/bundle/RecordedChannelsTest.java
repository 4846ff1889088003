package dev.assay.collectors.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.perfetto.PerfettoBytes;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Recording;
import dev.assay.collectors.sensing.Recording.Channel;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle whose device recorded beside the probe: its channels are the trace's like any other. */
class RecordedChannelsTest {
    private static final long S = 1_000_000_000;
    private static final Rail RAIL = new Rail.Counter("R", "r_j", null);

    @TempDir
    Path dir;

    private static Sensing sensing() {
        Recording recording = new Recording(
                "a synthetic recorder",
                List.of(new Channel("r_j", "J", "perfetto android.power R", "rail R", 1e-6, 4)));
        return new Sensing(
                "p",
                List.of(RAIL),
                List.of(RAIL),
                null,
                List.of(),
                List.of(),
                null,
                recording,
                Map.of("rails", "perfetto"),
                null);
    }

    /** The device slept for 100 s before: boot time is ahead by that. A reading each 0.25 s from the third second on. */
    private static PerfettoBytes recording() {
        PerfettoBytes trace = new PerfettoBytes()
                .clocks(102 * S, 2 * S)
                .packet(p -> p.message(40, r -> r.message(1, d -> d.number(1, 1).text(2, "R"))));
        for (int i = 0; i < 40; i++) {
            int n = i;
            trace.packet(p -> p.number(8, 103 * S + n * S / 4)
                    .message(40, r -> r.message(2, d -> d.number(1, 1).number(3, 1_000_000L * n))));
        }
        return trace;
    }

    private BundleFixture bundle() {
        return BundleFixture.generate()
                .sensing(sensing())
                .trace(new TraceBytes()
                        .header("job")
                        .channel(3, "x_w", "W", "a file", 100)
                        .mark(5 * S, "runner_started")
                        .mark(8 * S, "runner_ended"));
    }

    @Test
    void given_a_recording_then_its_channels_are_there_in_base_units_around_the_runners_time() throws Exception {
        Files.write(dir.resolve(BundleFiles.RECORDING), recording().bytes());

        Bundle bundle = bundle().seal(dir);

        Trace joules = bundle.trace().orElseThrow().trace("r_j").orElseThrow();
        assertThat(joules.channel().group()).isEqualTo("perfetto");
        assertThat(joules.channel().id()).as("none of the probe's").isEqualTo(4);
        assertThat(joules.channel().rateHz()).isEqualTo(4);
        assertThat(joules.timeNs(0)).as("one reading before the start").isEqualTo(5 * S - S / 4);
        assertThat(joules.value(0)).isEqualTo(7);
        assertThat(joules.timeNs(joules.count() - 1)).isEqualTo(8 * S + S / 4);
        assertThat(bundle.trace().get().trace("x_w")).isPresent();
        assertThat(bundle.manifest().has(BundleFiles.RECORDING)).isTrue();
        assertThat(bundle.trial().sensing()).isEqualTo(sensing());
        assertThat(RecordedChannels.losses(dir.resolve(BundleFiles.RECORDING))).isEmpty();
    }

    @Test
    void given_a_device_that_left_no_recording_then_the_channel_is_there_and_empty() throws Exception {
        Bundle bundle = bundle().seal(dir);

        assertThat(bundle.trace().orElseThrow().trace("r_j").orElseThrow().count())
                .isZero();
    }

    @Test
    void given_a_recording_that_is_none_then_the_bundle_opens_and_the_reason_can_be_told() throws Exception {
        Files.writeString(dir.resolve(BundleFiles.RECORDING), "no trace");

        Bundle bundle = bundle().seal(dir);

        assertThat(bundle.trace().orElseThrow().trace("r_j").orElseThrow().count())
                .isZero();
        assertThat(RecordedChannels.losses(dir.resolve(BundleFiles.RECORDING)))
                .hasValueSatisfying(why -> assertThat(why).contains("does not begin with a packet"));
    }

    @Test
    void given_a_recording_that_was_laid_beside_a_sealed_bundle_then_it_is_not_believed() throws Exception {
        bundle().seal(dir);
        Files.write(dir.resolve(BundleFiles.RECORDING), recording().bytes());

        assertThat(Bundle.open(dir)
                        .trace()
                        .orElseThrow()
                        .trace("r_j")
                        .orElseThrow()
                        .count())
                .isZero();
    }
}
