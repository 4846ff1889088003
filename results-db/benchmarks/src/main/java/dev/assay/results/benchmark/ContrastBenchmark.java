package dev.assay.results.benchmark;

import dev.assay.results.statistics.Contrast;
import dev.assay.results.statistics.MedianRatio.Pair;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The statistics of one comparison of 2,500 cells with two sides of 20 trials: 100,000 trials, already read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ContrastBenchmark {
    private static final int CELLS = 2500;

    /** Trials a side. */
    @Param({"20"})
    int n;

    private List<double[][]> cells;

    @Setup
    public void makeUp() {
        Random random = new Random(20261123);
        cells = IntStream.range(0, CELLS)
                .mapToObj(_ -> new double[][] {side(random), side(random)})
                .toList();
    }

    private double[] side(Random random) {
        return IntStream.range(0, n)
                .mapToDouble(_ -> 100 * Math.exp(0.03 * random.nextGaussian()))
                .toArray();
    }

    @Benchmark
    public double paired() {
        return cells.stream().mapToDouble(ContrastBenchmark::paired).sum();
    }

    @Benchmark
    public double pairedOnAllCores() {
        return cells.parallelStream().mapToDouble(ContrastBenchmark::paired).sum();
    }

    @Benchmark
    public double independent() {
        return cells.stream().mapToDouble(ContrastBenchmark::independent).sum();
    }

    @Benchmark
    public double independentOnAllCores() {
        return cells.parallelStream()
                .mapToDouble(ContrastBenchmark::independent)
                .sum();
    }

    private static double paired(double[][] sides) {
        return Contrast.paired(IntStream.range(0, sides[0].length)
                        .mapToObj(i -> new Pair(sides[0][i], sides[1][i]))
                        .toList())
                .orElseThrow()
                .p();
    }

    private static double independent(double[][] sides) {
        return Contrast.independent(sides[0], sides[1]).orElseThrow().p();
    }
}
