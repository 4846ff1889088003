package dev.assay.results.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** Takes times. On a machine shared with others the processor time of the thread says more than the clock on the wall. */
final class Clock {
    private static final int MOST = 30;
    private static final double ENOUGH_S = 5;

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

    /** The first time by itself, then again for some seconds. */
    static Contestant.Plotted firstAndWarm(Callable<?> work) throws Exception {
        double first = of(work::call).wallS();
        List<Double> warm = new ArrayList<>();
        for (double spent = 0; warm.isEmpty() || (warm.size() < MOST && spent < ENOUGH_S); spent += warm.getLast()) {
            warm.add(of(work::call).wallS());
        }
        return new Contestant.Plotted(1e3 * first, 1e3 * median(warm), 1e3 * Collections.min(warm));
    }

    static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
