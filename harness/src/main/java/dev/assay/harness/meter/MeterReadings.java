package dev.assay.harness.meter;

import dev.assay.collectors.meter.MeterProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The programs of a host's meters, at work beside one job. What one of them does not do is a reason in the trial's document and no
 * failure of the trial. For one thread.
 */
public final class MeterReadings implements AutoCloseable {
    /** Until a meter has printed its first sample; some connect to their hardware first. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String PROVENANCE = "meter.";

    private final List<RunningMeter> running = new ArrayList<>();

    private MeterReadings() {}

    /**
     * Starts them, and returns when each has printed a sample, has ended, or was waited for long enough.
     *
     * @param folder gets a log of each
     */
    public static MeterReadings start(List<MeterProgram> programs, Path folder) throws InterruptedException {
        MeterReadings readings = new MeterReadings();
        boolean started = false;
        try {
            for (MeterProgram program : programs) {
                readings.running.add(RunningMeter.start(program, folder));
            }
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (RunningMeter meter : readings.running) {
                meter.awaitSample(deadline - System.nanoTime());
            }
            started = true;
            return readings;
        } finally {
            if (!started) {
                readings.close();
            }
        }
    }

    /** Ends them, once each had the time for a sample behind this moment. */
    public void stop() throws InterruptedException {
        for (RunningMeter meter : running) {
            meter.awaitLastSample();
        }
        close();
    }

    /** What became of each, by its name in a trial's provenance; once they have ended. */
    public Map<String, String> told() {
        Map<String, String> told = new TreeMap<>();
        running.forEach(meter -> told.put(PROVENANCE + meter.name(), meter.told()));
        return told;
    }

    /** Ends those that still run. */
    @Override
    public void close() {
        running.forEach(RunningMeter::ask);
        running.forEach(RunningMeter::end);
    }
}
