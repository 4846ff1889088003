package dev.assay.collectors.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTest {
    @TempDir
    Path dir;

    @Test
    void givenAWholeTraceThenEverythingInItIsRead() throws Exception {
        TraceFile trace = read(new TraceBytes()
                .header("job-1")
                .channel(0, "rss_bytes", "B", "/proc/PID/status", 100)
                .channel(7, "pss_bytes", "B", "/proc/PID/smaps_rollup", 10)
                .json(4, Map.of("at", 5, "mark", "runner_started", "pid", 42))
                .samples(10, Map.of(0, 1.0, 7, 2.0))
                .sample(20, 0, 3.0)
                .mark(30, "runner_ended")
                .end(Map.of("how", "signalled", "signal", 11), 2.0, 4096, 99, 1)
                .bytes());

        assertThat(trace.damage()).isEmpty();
        assertThat(trace.header()).hasValueSatisfying(h -> {
            assertThat(h.job()).isEqualTo("job-1");
            assertThat(h.pageSize()).isEqualTo(4096);
        });
        assertThat(trace.traces().keySet()).containsExactly("rss_bytes", "pss_bytes");
        assertThat(trace.trace("rss_bytes")).hasValueSatisfying(rss -> {
            assertThat(rss.times()).containsExactly(10, 20);
            assertThat(rss.values()).containsExactly(1.0, 3.0);
        });
        assertThat(trace.trace("pss_bytes").map(Trace::count)).hasValue(1);
        assertThat(trace.marks())
                .containsExactly(
                        new TraceFile.Mark(5, "runner_started", 42L), new TraceFile.Mark(30, "runner_ended", null));
        assertThat(trace.end()).hasValueSatisfying(end -> {
            assertThat(end.outcome()).isEqualTo(new RunnerEnd.Outcome(RunnerEnd.How.SIGNALLED, null, 11, null));
            assertThat(end.rusage().maxRssBytes()).isEqualTo(4096);
            assertThat(end.probe().groups()).singleElement().satisfies(group -> {
                assertThat(group.name()).isEqualTo("process");
                assertThat(group.ticks()).isEqualTo(99);
                assertThat(group.lostTicks()).isEqualTo(1);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "ASSAYTR"})
    void givenAFileThatWasCutBeforeItsFirstRecordThenItHoldsNothingAndNoEnd(String begins) throws Exception {
        Path file = Files.writeString(dir.resolve("cut.bin"), begins);

        TraceFile trace = TraceReader.read(file);

        assertThat(trace.end()).isEmpty();
    }

    @Test
    void givenAFileThatIsNoTraceThenItIsRefused() {
        assertThatThrownBy(() -> read("ASSAYTR3 and more".getBytes()))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("ASSAYTR1");
    }

    @Test
    void givenARecordOfALaterVersionThenItIsSkipped() throws Exception {
        TraceFile trace = read(new TraceBytes()
                .record(77, new byte[] {1, 2, 3})
                .mark(1, "deadline")
                .bytes());

        assertThat(trace.damage()).isEmpty();
        assertThat(trace.marks()).hasSize(1);
    }

    @Test
    void givenALengthBeyondTheLimitThenReadingStopsThereAndNothingIsAllocatedForIt() throws Exception {
        byte[] good = new TraceBytes().mark(1, "deadline").bytes();
        byte[] huge = Arrays.copyOf(good, good.length + 8);
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(good.length, Integer.MAX_VALUE);

        TraceFile trace = read(huge);

        assertThat(trace.marks()).hasSize(1);
        assertThat(trace.damage()).hasValue(new TraceFile.Damage(good.length, "a record claims 2147483647 bytes"));
    }

    @Test
    void givenARecordOfTheGreatestLengthThenItIsRead() throws Exception {
        assertThat(read(new TraceBytes().record(77, new byte[1 << 20]).bytes()).damage())
                .isEmpty();
        assertThat(read(new TraceBytes().record(77, new byte[(1 << 20) + 1]).bytes())
                        .damage())
                .isPresent();
    }

    @Test
    void givenARecordWithAGoodChecksumAndBadContentThenItIsDamageAndNoHalfOfItIsKept() throws Exception {
        TraceBytes declared = new TraceBytes().channel(0, "a", "B", "here", 1);
        int length = declared.bytes().length;

        assertThat(read(declared.samples(1, Map.of(0, 1.0, 9, 1.0)).bytes())).satisfies(trace -> {
            assertThat(trace.damage())
                    .hasValueSatisfying(d -> assertThat(d.offset()).isEqualTo(length));
            assertThat(trace.trace("a").map(Trace::count)).hasValue(0);
        });
        assertDamaged(channel().sample(2, 0, 1).sample(1, 0, 1));
        assertDamaged(channel().sample(2, 0, Double.NaN));
        assertDamaged(channel().record(3, new byte[11]));
        assertDamaged(channel().channel(0, "b", "B", "here", 1));
        assertDamaged(channel().channel(1, "a", "B", "here", 1));
        assertDamaged(channel().json(5, Map.of("outcome", Map.of("how", "vanished"))));
        assertDamaged(channel().json(5, Map.of()));
        assertDamaged(channel().record(4, "null".getBytes()));
    }

    private static TraceBytes channel() {
        return new TraceBytes().channel(0, "a", "B", "here", 1);
    }

    private void assertDamaged(TraceBytes trace) throws Exception {
        assertThat(read(trace.bytes()).damage()).isPresent();
    }

    private TraceFile read(byte[] bytes) throws Exception {
        return TraceReader.read(Files.write(dir.resolve("trace.bin"), bytes));
    }
}
