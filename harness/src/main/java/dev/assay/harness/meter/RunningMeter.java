package dev.assay.harness.meter;

import dev.assay.collectors.meter.MeterLogWriter;
import dev.assay.collectors.meter.MeterProgram;
import dev.assay.collectors.sensing.Meter;
import dev.assay.harness.artifact.ArtifactException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One meter at work: a thread of its own keeps each line of its program as it comes. */
final class RunningMeter {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** More lines than this for each that its rate lets expect are no meter's, and would fill the disk. */
    private static final int FAR_TOO_MANY = 3;

    private static final int AT_FIRST = 10_000;

    private final MeterProgram program;
    private final Path file;
    private final Path growing;
    private final CountDownLatch firstSample = new CountDownLatch(1);
    private MeterLogWriter log;
    private MeterProcess process;
    private Thread reader;
    private boolean ended;
    private volatile long samples;
    private volatile boolean ending;

    /** Why it printed no more; null as long as there is no such reason. */
    private volatile String problem;

    /** The log grows under a name that nothing which comes from a device can have. */
    private RunningMeter(MeterProgram program, Path folder) {
        this.program = program;
        this.file = folder.resolve(program.meter().file());
        this.growing = folder.resolve("." + program.meter().file());
    }

    /** @param folder for what it prints */
    static RunningMeter start(MeterProgram program, Path folder) {
        RunningMeter meter = new RunningMeter(program, folder);
        try {
            meter.log = MeterLogWriter.create(meter.growing);
            meter.process = MeterProcess.start(program.command());
            meter.reader = Thread.ofPlatform()
                    .daemon()
                    .name(program.meter().title())
                    .start(() -> meter.read(meter.process.output()));
        } catch (ArtifactException e) {
            meter.stopped(e.why());
        } catch (IOException e) {
            meter.stopped("it could not be started: " + e.getMessage());
        }
        return meter;
    }

    private void read(InputStream in) {
        long begun = System.nanoTime();
        try (in) {
            MeterLines lines = new MeterLines(in);
            for (MeterLines.Line line = lines.next(); line != null; line = lines.next()) {
                if (log.line(line.arrivedNs(), line.text())) {
                    samples++;
                    firstSample.countDown();
                    refuseTooMany((line.arrivedNs() - begun) / 1e9);
                }
            }
            stopped(ending ? null : "its program ended by itself");
        } catch (IOException e) {
            stopped("it was not read any further: " + e.getMessage());
        }
    }

    private void refuseTooMany(double seconds) throws IOException {
        if (samples > AT_FIRST + FAR_TOO_MANY * program.meter().rateHz() * seconds) {
            throw new IOException("it prints far more than " + program.meter().rateHz() + " lines a second");
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
        if (process != null) {
            process.look();
        }
    }

    /** So long that what is sampled now has come. */
    void awaitLastSample() throws InterruptedException {
        if (process != null) {
            Meter meter = program.meter();
            process.awaitEnd(Duration.ofNanos(Math.round(2e9 / meter.rateHz()) + meter.delayNs()));
        }
    }

    /** Asks its program to end. */
    void ask() {
        ending = true;
        if (process != null) {
            process.ask();
        }
    }

    /** Ends it. Its log is whole afterwards, and nothing writes to it any more. */
    void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (reader != null) {
            boolean done = joined();
            process.kill();
            if (!done && !joined()) {
                problem = "its output did not end with it";
            }
        }
        try {
            if (log != null) {
                log.close();
                Files.move(growing, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            problem = "its log cannot be kept: " + e.getMessage();
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
        String left = process == null ? "" : process.left();
        if (problem == null) {
            return how + left;
        }
        return how + "; " + problem + (process == null ? "" : process.said()) + left;
    }
}
