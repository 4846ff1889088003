package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.trace.SampledGroup;
import dev.assay.collectors.trace.Trace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples are where they were asked for, and the probe says how well it kept to that. */
class ProbeSamplingTest {
    @TempDir
    Path folder;

    @Test
    void everyTickIsASampleOrCountedAsLostOrUnread() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("hang").rates(500, 20).deadline(500).run(folder);

        SampledGroup process = run.group("process");
        Trace cpu = run.channel("cpu_time_s");
        assertThat(cpu.channel().rateHz()).isEqualTo(500);
        long unread = process.unread().getOrDefault("cpu_time_s", 0L);
        assertThat(process.ticks()).isEqualTo(cpu.count() + unread);
        assertThat(unread).as("only the last reading may find the runner gone").isLessThanOrEqualTo(1);
        long span = cpu.timeNs(cpu.count() - 1) - cpu.timeNs(0);
        // The first and the last may each have come as late as any did, and stand at the middle of their reading.
        long late = 1 + (long) Math.ceil(process.jitterMaxUs() / 2_000);
        long due = span / 2_000_000 + 1;
        assertThat(process.ticks() + process.lostTicks()).isBetween(due - late, due + unread + late);
        assertThat(run.end().probe().cpuS()).isGreaterThanOrEqualTo(process.cpuS());
        assertThat(process.jitterP50Us()).isLessThanOrEqualTo(process.jitterP99Us());
        assertThat(process.jitterP99Us()).isLessThanOrEqualTo(process.jitterMaxUs());
    }

    @Test
    void residentMemoryIsWhatTheKernelSaysAtItsPeak() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("touch=40", "hang").deadline(1000).run(folder);

        double anonymous = run.channel("rss_anon_bytes").max().orElseThrow();
        double resident = run.channel("rss_bytes").max().orElseThrow();
        assertThat(anonymous).isGreaterThan(40 << 20).isLessThan(resident);
        assertThat(resident)
                .isCloseTo(run.end().rusage().maxRssBytes(), org.assertj.core.data.Percentage.withPercentage(2));
        assertThat(run.channel("pss_anon_bytes").max().orElseThrow()).isGreaterThan(40 << 20);
    }

    @Test
    void slowMemoryReadingsThatWereNotAskedForAreNotDeclared() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("exit=0").rates(100, 0).run(folder);

        assertThat(run.trace().trace("pss_bytes")).isEmpty();
        assertThat(run.trace().trace("rss_bytes")).isPresent();
    }
}
