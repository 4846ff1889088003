package dev.assay.harness.meter;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.Tail;
import dev.assay.harness.artifact.Tool;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A program of this machine with all that it starts, in {@code /}, with nothing on its input. For one thread. */
final class MeterProcess {
    private static final Duration A_MOMENT = Duration.ofMillis(500);
    private static final int SAID = 200;

    private final Process process;
    private final Tail words;

    /** It and what was seen of its children: those of one that has ended are no longer told. */
    private final Set<ProcessHandle> all = new LinkedHashSet<>();

    private MeterProcess(Process process) {
        this.process = process;
        this.words = Tail.of(process.getErrorStream());
        all.add(process.toHandle());
    }

    /** @param command a program by PATH or with its whole path, and its arguments */
    static MeterProcess start(List<String> command) throws ArtifactException, IOException {
        List<String> words = new ArrayList<>(command);
        if (!words.getFirst().contains("/")) {
            words.set(
                    0,
                    Tool.find(words.getFirst(), "install it, or name its whole path in fleet.yaml")
                            .executable()
                            .toString());
        }
        Process started = new ProcessBuilder(words).directory(new File("/")).start();
        started.getOutputStream().close();
        return new MeterProcess(started);
    }

    InputStream output() {
        return process.getInputStream();
    }

    /** Notes what it has started. */
    void look() {
        process.descendants().forEach(all::add);
    }

    void awaitEnd(Duration most) throws InterruptedException {
        process.waitFor(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Asks it and what it started to end. */
    void ask() {
        look();
        // Not Process.destroy(): it would close the stream that the last samples come by.
        all.forEach(ProcessHandle::destroy);
    }

    /** Ends it and what it started. */
    void kill() {
        look();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** How it ended, and its last words on standard error. */
    String said() {
        String exit = process.isAlive() ? "" : ", exit code " + process.exitValue();
        try {
            String text = words.text().strip().replaceAll("\\s+", " ");
            return exit + (text.isEmpty() ? "" : ": " + text.substring(Math.max(0, text.length() - SAID)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return exit;
        }
    }

    /** What could not be killed, as a program that runs as root; empty where nothing is left. */
    String left() {
        String pids = all.stream()
                .filter(MeterProcess::lives)
                .map(handle -> Long.toString(handle.pid()))
                .collect(Collectors.joining(", "));
        return pids.isEmpty() ? "" : "; it could not be ended and still runs as process " + pids;
    }

    private static boolean lives(ProcessHandle handle) {
        long deadline = System.nanoTime() + A_MOMENT.toNanos();
        while (handle.isAlive() && !isUnreaped(handle.pid())) {
            if (System.nanoTime() > deadline) {
                return true;
            }
            LockSupport.parkNanos(A_MOMENT.toNanos() / 50);
        }
        return false;
    }

    /** Of a child whose parent ended first nothing but its number may be left until the system takes that back. */
    private static boolean isUnreaped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
