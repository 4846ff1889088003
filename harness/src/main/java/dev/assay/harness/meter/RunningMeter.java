package dev.assay.harness.meter;

import dev.assay.collectors.meter.MeterLogWriter;
import dev.assay.collectors.meter.MeterProgram;
import dev.assay.collectors.sensing.Meter;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.Tail;
import dev.assay.harness.artifact.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program of one meter. A thread of its own stamps each line as it comes. */
final class RunningMeter {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int SAID = 200;

    private final MeterProgram program;
    private final CountDownLatch firstSample = new CountDownLatch(1);
    private Process process;
    private Tail words;
    private Thread reader;
    private volatile long samples;
    private volatile boolean ending;

    /** Why it printed no more; null as long as there is no such reason. */
    private volatile String problem;

    private RunningMeter(MeterProgram program) {
        this.program = program;
    }

    /** @param file for what it prints */
    static RunningMeter start(MeterProgram program, Path file) {
        RunningMeter meter = new RunningMeter(program);
        try {
            MeterLogWriter log = MeterLogWriter.create(file);
            try {
                meter.process = meter.launched();
                meter.words = Tail.of(meter.process.getErrorStream());
            } catch (ArtifactException | IOException e) {
                log.close();
                throw e;
            }
            meter.reader = Thread.ofPlatform()
                    .daemon()
                    .name(meter.name())
                    .start(() -> meter.read(meter.process.getInputStream(), log));
        } catch (ArtifactException e) {
            meter.stopped(e.why());
        } catch (IOException e) {
            meter.stopped("it could not be started: " + e.getMessage());
        }
        return meter;
    }

    private Process launched() throws ArtifactException, IOException {
        String name = program.command().getFirst();
        List<String> command = new ArrayList<>(program.command());
        if (!name.contains("/")) {
            command.set(
                    0,
                    Tool.find(name, "install it, or name its whole path in fleet.yaml")
                            .executable()
                            .toString());
        }
        Process started =
                new ProcessBuilder(command).directory(Path.of("/").toFile()).start();
        started.getOutputStream().close();
        return started;
    }

    private void read(InputStream in, MeterLogWriter log) {
        try (in;
                log) {
            MeterLines lines = new MeterLines(in);
            for (MeterLines.Line line = lines.next(); line != null; line = lines.next()) {
                if (log.line(line.arrivedNs(), line.text())) {
                    samples++;
                    firstSample.countDown();
                }
            }
            stopped(ending ? null : "its program ended by itself");
        } catch (IOException e) {
            stopped(ending ? null : "it was not read any further: " + e.getMessage());
        } finally {
            firstSample.countDown();
        }
    }

    private void stopped(String why) {
        problem = why;
        firstSample.countDown();
    }

    String name() {
        return program.meter().name();
    }

    /** Returns at once when it has ended. */
    void awaitSample(long ns) throws InterruptedException {
        firstSample.await(ns, TimeUnit.NANOSECONDS);
    }

    /** So long that what is sampled now has come. */
    void awaitLastSample() throws InterruptedException {
        if (process != null && process.isAlive()) {
            Meter meter = program.meter();
            long ns = Math.round(2e9 / meter.rateHz()) + meter.delayNs();
            process.waitFor(Math.min(ns, PATIENCE.toNanos()), TimeUnit.NANOSECONDS);
        }
    }

    /** Asks it and what it started to end, and then ends them. Its log is whole afterwards. */
    void end() {
        if (process == null || ending) {
            return;
        }
        ending = true;
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        // Not Process.destroy(): it would close the stream that the last samples come by.
        all.forEach(ProcessHandle::destroy);
        boolean done = joined();
        all.forEach(ProcessHandle::destroyForcibly);
        if (!done && !joined()) {
            problem = "its output did not end with it";
        }
    }

    /** An interrupt of this thread is kept for afterwards. */
    private boolean joined() {
        boolean interrupted = Thread.interrupted();
        try {
            return reader.join(PATIENCE);
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What became of it, for the trial's document. */
    String told() {
        String how = program.command().getFirst() + ": " + samples + " samples";
        return problem == null ? how : how + "; " + problem + said();
    }

    private String said() {
        if (process == null) {
            return "";
        }
        String exit = process.isAlive() || ending && problem == null ? "" : ", exit code " + process.exitValue();
        try {
            String text = words.text().strip().replaceAll("\\s+", " ");
            return exit + (text.isEmpty() ? "" : ": " + text.substring(Math.max(0, text.length() - SAID)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return exit;
        }
    }
}
