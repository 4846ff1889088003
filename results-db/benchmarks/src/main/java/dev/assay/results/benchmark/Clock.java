package dev.assay.results.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Takes times. On a machine shared with others the processor time of the thread says more than the clock on the wall. */
final class Clock {
    private static final int WARM = 15;

    private Clock() {}

    interface Work {
        void run() throws Exception;
    }

    /** @param cpuS of the calling thread alone */
    record Time(double wallS, double cpuS) {}

    static Time of(Work work) throws Exception {
        long wall = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        return new Time((System.nanoTime() - wall) / 1e9, cpu / 1e9);
    }

    static Contestant.Plotted firstAndWarm(Callable<?> work) throws Exception {
        double first = of(work::call).wallS();
        double[] warm = new double[WARM];
        for (int i = 0; i < WARM; i++) {
            warm[i] = of(work::call).wallS();
        }
        return new Contestant.Plotted(1e3 * first, 1e3 * median(warm));
    }

    static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
