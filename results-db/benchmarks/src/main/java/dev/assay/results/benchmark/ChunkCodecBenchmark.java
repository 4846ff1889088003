package dev.assay.results.benchmark;

import dev.assay.collectors.trace.Trace;
import dev.assay.results.samples.ChunkDecoder;
import dev.assay.results.samples.ChunkEncoder;
import dev.assay.results.samples.CorruptChunkException;
import dev.assay.results.samples.EncodedChunk;
import dev.assay.results.samples.Samples;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One full chunk in and out of the codec, by kind of channel; ns a sample. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ChunkCodecBenchmark {
    @Param({"rss_bytes", "cpu_time_s", "power_w", "temperature_c", "noise"})
    public String channel;

    private final ChunkEncoder encoder = new ChunkEncoder();
    private final ChunkDecoder decoder = new ChunkDecoder();
    private long[] times;
    private double[] values;
    private byte[] chunk;

    /** Makes the samples. */
    @Setup
    public void samples() {
        Trace trace = SyntheticTrace.ofEveryKind(SyntheticTrace.CHANNELS * ChunkEncoder.MAX_COUNT).stream()
                .filter(t -> t.channel().name().equals(channel))
                .findFirst()
                .orElseThrow();
        times = trace.times();
        values = trace.values();
        chunk = encode().bytes();
    }

    /** Samples to a chunk. */
    @Benchmark
    @OperationsPerInvocation(ChunkEncoder.MAX_COUNT)
    public EncodedChunk encode() {
        return encoder.encode(times, values, 0, ChunkEncoder.MAX_COUNT);
    }

    /** A chunk to samples. */
    @Benchmark
    @OperationsPerInvocation(ChunkEncoder.MAX_COUNT)
    public Samples decode() throws CorruptChunkException {
        return decoder.decode(chunk);
    }

    /** Frees what the codec holds outside of the heap. */
    @TearDown
    public void close() {
        encoder.close();
        decoder.close();
    }
}
