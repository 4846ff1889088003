package dev.assay.collectors.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.fixture.TraceBytes.Reading;
import dev.assay.collectors.trace.SampledGroup;
import dev.assay.collectors.trace.TraceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceVersion2Test {
    private static final long FAR = 0xffff_ffffL;

    @TempDir
    Path dir;

    @Test
    void givenSamplesOfOneRecordThenEachHasItsOwnTime() throws Exception {
        TraceFile trace = read(declared()
                .readings(List.of(new Reading(0, 10, 1), new Reading(1, 12, 5), new Reading(0, 10 + FAR, 2))));

        assertThat(trace.damage()).isEmpty();
        assertThat(trace.trace("a").orElseThrow().times()).containsExactly(10, 10 + FAR);
        assertThat(trace.trace("a").orElseThrow().values()).containsExactly(1, 2);
        assertThat(trace.trace("b").orElseThrow().times()).containsExactly(12);
    }

    @Test
    void givenTwoGroupsWhoseTimesInterleaveThenOnlyTheOrderOfEachChannelCounts() throws Exception {
        assertThat(read(declared().readings(List.of(new Reading(0, 100, 1))).readings(List.of(new Reading(1, 50, 5))))
                        .damage())
                .isEmpty();
        assertThat(read(declared().readings(List.of(new Reading(0, 100, 1))).readings(List.of(new Reading(0, 50, 5))))
                        .damage())
                .isPresent();
    }

    @Test
    void givenARecordThatIsHalfBadThenNothingOfItIsKept() throws Exception {
        TraceFile trace = read(declared()
                .readings(List.of(new Reading(0, 1, 1)))
                .readings(List.of(new Reading(0, 2, 2), new Reading(1, 2, 2), new Reading(9, 2, 2))));

        assertThat(trace.damage()).isPresent();
        assertThat(trace.trace("a").orElseThrow().values()).containsExactly(1);
        assertThat(trace.trace("b").orElseThrow().count()).isZero();
    }

    @Test
    void givenAPayloadOfVersion1ThenItIsDamage() throws Exception {
        assertThat(read(declared().samples(1, Map.of(0, 1.0))).damage()).isPresent();
    }

    @Test
    void givenTheProbesAccountThenEveryGroupTellsHowItWasSampled() throws Exception {
        TraceFile trace = read(TraceBytes.version2()
                .exited(List.of(
                        Map.of(
                                "name",
                                "sensors",
                                "hz",
                                100,
                                "ticks",
                                297,
                                "late_ticks",
                                2,
                                "lost_ticks",
                                3,
                                "skipped_ticks",
                                0,
                                "jitter_p50_us",
                                12.5,
                                "cpu_s",
                                0.02,
                                "unread",
                                Map.of("power_w", 7)),
                        Map.of(
                                "name",
                                "nvidia",
                                "hz",
                                10,
                                "ticks",
                                0,
                                "late_ticks",
                                0,
                                "lost_ticks",
                                0,
                                "skipped_ticks",
                                0,
                                "cpu_s",
                                0,
                                "unread",
                                Map.of(),
                                "command_ended",
                                "exit code 9"))));

        List<SampledGroup> groups = trace.end().orElseThrow().probe().groups();
        assertThat(groups).extracting(SampledGroup::name).containsExactly("sensors", "nvidia");
        assertThat(groups.getFirst().lostPct()).hasValue(1);
        assertThat(groups.getFirst().unread()).isEqualTo(Map.of("power_w", 7L));
        assertThat(groups.getLast().lostPct()).isEmpty();
        assertThat(groups.getLast().jitterP99Us()).isNull();
        assertThat(groups.getLast().commandEnded()).isEqualTo("exit code 9");
    }

    @Test
    void givenAProbeThatSampledNothingThenItHasNoGroup() throws Exception {
        assertThat(read(TraceBytes.version2().exited(List.of()))
                        .end()
                        .orElseThrow()
                        .probe()
                        .groups())
                .isEmpty();
    }

    private static TraceBytes declared() {
        return TraceBytes.version2()
                .json(2, Map.of("id", 0, "name", "a", "unit", "W", "source", "here", "group", "g", "rate_hz", 100))
                .json(2, Map.of("id", 1, "name", "b", "unit", "W", "source", "there", "group", "g", "rate_hz", 100));
    }

    private TraceFile read(TraceBytes trace) throws Exception {
        TraceFile file = TraceReader.read(Files.write(dir.resolve("trace.bin"), trace.bytes()));
        file.traces()
                .values()
                .forEach(read -> assertThat(read.channel().group()).isEqualTo("g"));
        return file;
    }
}
