package dev.assay.harness.endtoend;

import dev.assay.agents.rigs.adbd.Waveform;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that prints what a power meter would whose device takes a known power: {@link #COURSE} of this machine's monotonic
 * clock, a line with that clock's time and the power each 50 ms. It stands in for a meter, and measures nothing.
 */
final class DrivenMeter {
    /** W, by seconds. */
    static final Waveform COURSE = Waveform.sine(12, 5, 4);

    private static final long PERIOD_NS = 50_000_000;

    private DrivenMeter() {}

    public static void main(String[] arguments) {
        System.out.println("t_ns,power_w");
        for (long at = System.nanoTime(); !System.out.checkError(); at += PERIOD_NS) {
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            long now = System.nanoTime();
            System.out.println(now + "," + COURSE.at(now / 1e9));
        }
    }

    /** J between two moments of that clock. */
    static double joules(long fromNs, long toNs) {
        int steps = 10_000;
        double seconds = (toNs - fromNs) / 1e9;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += COURSE.at(fromNs / 1e9 + seconds * (i + 0.5) / steps);
        }
        return sum * seconds / steps;
    }

    /** As {@code command} of a meter in fleet.yaml. */
    static String command() {
        String classes = Stream.of(DrivenMeter.class, Waveform.class)
                .map(type -> Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString())
                .distinct()
                .collect(Collectors.joining(":"));
        return List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        DrivenMeter.class.getName())
                .stream()
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
