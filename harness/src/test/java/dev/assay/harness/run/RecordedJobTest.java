package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.agents.recording.Recorder;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.perfetto.PerfettoConfig;
import dev.assay.collectors.perfetto.PerfettoConfig.Extent;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose recorder, or whose device, fails beside it. */
class RecordedJobTest {
    private static final PerfettoConfig CONFIG = new PerfettoConfig(Extent.ALL, 100);

    @TempDir
    Path bundle;

    private final List<String> done = new ArrayList<>();
    private AgentException ofJob;
    private AgentException ofStop;
    private Recorder.Reply ofStart = new Recorder.Reply.Done("");

    private RecordingOutcome run(Optional<PerfettoConfig> config) throws Exception {
        return new RecordedJob(new Session(), config).run(job(), bundle, DeviceSession.Meanwhile.NOTHING);
    }

    @Test
    void given_a_recording_that_is_lost_behind_the_job_then_the_job_stands_and_the_reason_is_kept() throws Exception {
        ofStop = failure(Failure.DEVICE_LOST, "connection reset");

        RecordingOutcome outcome = run(Optional.of(CONFIG));

        assertThat(outcome).isInstanceOf(RecordingOutcome.NotFetched.class);
        assertThat(outcome.words()).contains("it could not be fetched: the device was lost: connection reset");
        assertThat(bundle.resolve(BundleFiles.TRACE)).exists();
        assertThat(bundle.resolve(BundleFiles.RECORDING))
                .as("a part of it is none")
                .doesNotExist();
        assertThat(done).containsExactly("start", "job", "stop", "leave");
    }

    @Test
    void given_no_room_for_the_recording_here_then_the_job_stands_as_well() throws Exception {
        ofStop = failure(Failure.NO_SPACE, "No space left on device");

        assertThat(run(Optional.of(CONFIG)).words()).get().asString().endsWith("No space left on device");
    }

    @Test
    void given_a_recorder_that_refuses_then_the_job_is_run_without_it() throws Exception {
        ofStart = new Recorder.Reply.Refused("no service");

        assertThat(run(Optional.of(CONFIG))).isEqualTo(new RecordingOutcome.Refused("it did not start: no service"));
        assertThat(done).containsExactly("start", "job");
    }

    @Test
    void given_a_job_that_is_lost_then_that_is_thrown_and_the_recording_left() {
        ofJob = failure(Failure.DEVICE_LOST, "gone");

        assertThatThrownBy(() -> run(Optional.of(CONFIG))).isSameAs(ofJob);
        assertThat(done).containsExactly("start", "job", "leave");
    }

    @Test
    void given_no_recording_is_planned_then_no_recorder_is_asked() throws Exception {
        assertThat(run(Optional.empty()).words()).isEmpty();
        assertThat(done).containsExactly("job");
    }

    private static AgentException failure(Failure failure, String why) {
        return new AgentException(failure, "the device was lost", "adb:gone", why, "plug it in", null);
    }

    private static Job job() {
        return BareJob.withDeadline(1_000);
    }

    private final class Session extends LostSession {
        @Override
        public void run(Job job, Path folder) throws AgentException {
            done.add("job");
            if (ofJob != null) {
                throw ofJob;
            }
            write(folder.resolve(BundleFiles.TRACE));
        }

        @Override
        public Recorder recorder() {
            return new Recorder() {
                @Override
                public Reply version() {
                    return new Reply.Done("");
                }

                @Override
                public Reply start(String id, String config) {
                    done.add("start");
                    return ofStart;
                }

                @Override
                public Reply stop(String id, Path target, Duration patience) throws AgentException {
                    done.add("stop");
                    write(target); // a part, when it fails
                    if (ofStop != null) {
                        throw ofStop;
                    }
                    return new Reply.Done("");
                }

                @Override
                public void abandon(String id) {
                    done.add("abandon");
                }

                @Override
                public void leave(String id) {
                    done.add("leave");
                }
            };
        }
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "x");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
