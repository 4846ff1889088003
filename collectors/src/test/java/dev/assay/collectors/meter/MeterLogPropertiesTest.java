package dev.assay.collectors.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.sensing.Meter;
import dev.assay.collectors.sensing.Meter.Clock;
import dev.assay.collectors.sensing.Meter.Measures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** A meter stamped with the coordinator's wall clock. */
class MeterLogPropertiesTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000_000_000;
    private static final Meter METER = new Meter("supply", Measures.DEVICE, Clock.WALL, 0, 100, List.of());

    /** Wherever that clock lies, and however a daemon of time steers it at an even rate, the truth is within the bound. */
    @Property(tries = 200)
    void aSampleIsWithinItsBound(
            @ForAll @LongRange(min = -S * 1_000_000, max = S * 1_000_000) long offset,
            @ForAll @IntRange(min = -5_000_000, max = 5_000_000) int steered,
            @ForAll @IntRange(min = 0, max = 9_000) int atMs)
            throws Exception {
        long begin = 1_700_000_000L * S + offset;
        long at = S + atMs * MS;
        long stamp = begin + at - S + steered * (long) atMs / 10_000;
        Path file = Files.createTempFile("meter", ".csv");
        try {
            Files.writeString(
                    file,
                    clocks(S, begin) + "arrived_ns,t_ns,p_w\n" + (at + 2) + "," + stamp + ",1\n" + (at + 10 * MS + 2)
                            + "," + (stamp + 10 * MS) + ",1\n" + clocks(11 * S, begin + 10 * S + steered));

            MeterLog log = MeterLog.read(file, METER);

            assertThat(Math.abs(log.times()[0] - at)).isLessThanOrEqualTo(log.boundNs());
        } finally {
            Files.delete(file);
        }
    }

    private static String clocks(long monotonic, long wall) {
        return "# clocks monotonic_ns=" + monotonic + " wall_ns=" + wall + " apart_ns=100\n";
    }
}
