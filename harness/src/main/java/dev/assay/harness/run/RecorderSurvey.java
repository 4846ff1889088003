package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.recording.Recorder;
import dev.assay.agents.recording.Recorder.Reply;
import dev.assay.collectors.perfetto.PerfettoConfig;
import dev.assay.collectors.perfetto.PerfettoConfig.Extent;
import dev.assay.collectors.perfetto.PerfettoException;
import dev.assay.collectors.perfetto.PerfettoReader;
import dev.assay.collectors.perfetto.PerfettoSurvey;
import dev.assay.collectors.perfetto.PerfettoTrace;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a device's perfetto records, and what: it is tried for a moment. A configuration that it refuses, because it is older
 * than a word of it, is followed by a smaller one.
 */
final class RecorderSurvey {
    private static final String ID = "survey";

    /** Three readings of the slowest source, and what perfetto needs to start. */
    private static final Duration TRIED = Duration.ofMillis(1_600);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofSeconds(30);

    private RecorderSurvey() {}

    static PerfettoSurvey of(DeviceSession session) throws AssayException, InterruptedException {
        Recorder recorder = session.recorder();
        return switch (recorder.version()) {
            case Reply.Refused refused -> new PerfettoSurvey.Absent(refused.why());
            case Reply.Done done -> tried(recorder, firstLine(done.said()));
        };
    }

    private static PerfettoSurvey tried(Recorder recorder, String version) throws AssayException, InterruptedException {
        List<String> refusals = new ArrayList<>();
        for (Extent extent : Extent.values()) {
            PerfettoConfig config = new PerfettoConfig(extent, PerfettoConfig.POLL_MS);
            recorder.abandon(ID);
            switch (recorder.start(ID, config.text(MOST))) {
                case Reply.Refused refused -> refusals.add(refused.why());
                case Reply.Done _ -> {
                    Thread.sleep(TRIED);
                    return read(recorder, version, config, refusals);
                }
            }
        }
        return new PerfettoSurvey.Absent("it does not start (" + version + "): " + refusals.getLast());
    }

    private static PerfettoSurvey read(Recorder recorder, String version, PerfettoConfig config, List<String> refused)
            throws AssayException, InterruptedException {
        try {
            Path file = Files.createTempFile("assay-survey", ".perfetto-trace");
            try {
                return switch (recorder.stop(ID, file, PATIENCE)) {
                    case Reply.Refused nothing -> new PerfettoSurvey.Absent(nothing.why() + " (" + version + ")");
                    case Reply.Done _ -> told(PerfettoReader.read(file), version, config, refused);
                };
            } catch (AgentException e) {
                if (e.failure() == Failure.DEVICE_LOST) {
                    throw e;
                }
                return new PerfettoSurvey.Absent("its trace cannot be fetched: " + e.why() + " (" + version + ")");
            } catch (PerfettoException e) {
                return new PerfettoSurvey.Absent("its trace cannot be read: " + e.why() + " (" + version + ")");
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw RunException.folder(
                    "cannot try the device's perfetto", Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    private static PerfettoSurvey told(
            PerfettoTrace trace, String version, PerfettoConfig config, List<String> refused) {
        boolean nothing = trace.quantities().values().stream().allMatch(quantity -> quantity.count() == 0);
        return nothing
                ? new PerfettoSurvey.Absent("it starts and records neither rails nor battery, clocks or temperatures ("
                        + version + ")" + (trace.losses().isEmpty() ? "" : ": " + String.join("; ", trace.losses())))
                : new PerfettoSurvey.Present(version, config, refused, trace);
    }

    private static String firstLine(String said) {
        return said.lines().findFirst().orElse("perfetto of a version that it does not tell");
    }
}
