package dev.assay.collectors.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.collectors.fixture.SyntheticFacts;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingPlanTest {
    private static final SamplingRates RATES = new SamplingRates(100, 10, 100);

    private static Profile profile(String... total) {
        return new Profile(Profile.SCHEMA, "p", "P", "linux", null, new Profile.Power(List.of(total), null), List.of());
    }

    private static List<SamplingGroup> groups(SyntheticFacts facts, String... total) {
        return groups(RATES, facts, total);
    }

    private static List<SamplingGroup> groups(SamplingRates rates, SyntheticFacts facts, String... total) {
        return SamplingPlan.of(facts.facts(), profile(total), rates).groups();
    }

    /** A thermometer, and the device's processor time. */
    private static SyntheticFacts device(double zoneUs, double statUs) {
        return new SyntheticFacts()
                .zone(0, "cpu-thermal", 45_000, zoneUs)
                .node("stat", "stat", "/proc", "stat", null, "cpu  100 1 50 900 9 0 2 5 0 0", statUs);
    }

    @Test
    void theBareRunnerIsNotSampledAtAll() {
        SyntheticFacts facts = new SyntheticFacts().ina3221("/c", 1, "VDD_IN");

        SamplingPlan plan = SamplingPlan.of(facts.facts(), profile("VDD_IN"), SamplingRates.NONE);

        assertThat(plan.groups()).isEmpty();
        assertThat(plan.sensing().powerAbsent()).isEqualTo("the device's sensors were not sampled in this trial");
    }

    @Test
    void theRunnersProcessesComeFirst_slowOnesApart() {
        assertThat(groups(new SyntheticFacts()))
                .extracting(SamplingGroup::name, SamplingGroup::hz, SamplingGroup::rest)
                .containsExactly(tuple("process", 100, null), tuple("memory", 10, 199));
    }

    @Test
    void whatIsFastAndHasOneRate_takesOneWakeUpATick() {
        List<SamplingGroup> groups = groups(device(30, 40));

        assertThat(groups)
                .extracting(SamplingGroup::name, SamplingGroup::hz)
                .containsExactly(tuple("fast", 100), tuple("memory", 10));
        assertThat(groups.getFirst().channels())
                .extracting(ChannelRequest::name)
                .contains("rss_bytes", "cpu_time_s", "temp_cpu_thermal_c", "cpu_steal_s");
    }

    @Test
    void faultsAndSwappingAreReadTenTimesASecondAtMost_whateverTheRate() {
        SyntheticFacts facts = device(30, 40).node("vmstat", "vmstat", "/proc", "vmstat", null, "pgmajfault 7", 25);

        assertThat(groups(facts))
                .extracting(SamplingGroup::name, SamplingGroup::hz)
                .containsExactly(tuple("fast", 100), tuple("paging", 10), tuple("memory", 10));
        assertThat(groups(new SamplingRates(0, 0, 4), facts))
                .extracting(SamplingGroup::name, SamplingGroup::hz)
                .containsExactly(tuple("fast", 4));
    }

    @Test
    void ratesThatDiffer_takeAWakeUpEach() {
        assertThat(groups(new SamplingRates(1000, 0, 100), device(30, 40)))
                .extracting(
                        SamplingGroup::name,
                        SamplingGroup::hz,
                        group -> group.channels().size())
                .containsExactly(tuple("process", 1000, 4), tuple("fast", 100, 6));
    }

    @Test
    void whatTogetherWouldTakeMoreThanATenthOfAProcessor_staysApart() {
        // At 1 kHz a tenth is 100 µs: of 5 for the runner, 60 and 50.
        assertThat(groups(new SamplingRates(1000, 0, 1000), device(60, 50)))
                .extracting(SamplingGroup::name, SamplingGroup::hz)
                .containsExactly(tuple("fast", 1000), tuple("system", 1000));
        assertThat(groups(new SamplingRates(1000, 0, 1000), device(96, 96)))
                .extracting(SamplingGroup::name, SamplingGroup::hz)
                .containsExactly(tuple("process", 1000), tuple("sensors", 1000), tuple("system", 1000));
    }

    @Test
    void withoutTheRunnersOwnChannels_theDevicesAreStillOneGroup() {
        assertThat(groups(new SamplingRates(0, 0, 100), device(30, 40)))
                .extracting(SamplingGroup::name)
                .containsExactly("fast");
    }

    @Test
    void slowRailsAreReadApart_thoseOfTheTotalMoreOften() {
        // 1.4 ms a read: a pair takes 2.8 ms, as on the emulated board.
        List<SamplingGroup> groups = groups(
                new SyntheticFacts()
                        .ina3221("/c", 1400, "VDD_IN", "VDD_CPU_GPU_CV", "VDD_SOC")
                        .zone(0, "cpu-thermal", 45_000, 30),
                "VDD_IN");

        assertThat(groups.stream().skip(2).toList())
                .extracting(
                        SamplingGroup::name,
                        SamplingGroup::hz,
                        group -> group.channels().size())
                .containsExactly(tuple("ina3221_total", 100, 2), tuple("ina3221", 17, 4));
    }

    @Test
    void aTotalThatCannotBeReadAsOftenAsAskedFor_isReadHalfOfTheTime() {
        List<SamplingGroup> groups = groups(
                new SyntheticFacts().ina3221("/a", 2000, "A", "B", "C").ina3221("/b", 2000, "D"), "A", "B", "C", "D");

        assertThat(groups.stream().skip(2).toList())
                .extracting(SamplingGroup::name, SamplingGroup::hz)
                .containsExactly(tuple("ina3221_total", 41), tuple("ina3221_total_2", 100));
    }

    @Test
    void aSlowThermometerIsReadSeldom() {
        assertThat(groups(new SyntheticFacts().zone(0, "nvme", 40_000, 400)).getLast())
                .returns("nvme", SamplingGroup::name)
                .returns(10, SamplingGroup::hz);
    }

    @Test
    void manySlowChipsShareAGroup() {
        SyntheticFacts facts = new SyntheticFacts();
        IntStream.range(0, 40).forEach(i -> facts.zone(i, "zone" + i, 40_000, 1000));

        assertThat(groups(facts)).hasSize(3);
        assertThat(groups(facts).getLast())
                .returns(40, group -> group.channels().size())
                .returns(2, SamplingGroup::hz);
    }

    @Test
    void manyFastFilesAreReadLessOftenThanAskedFor_ratherThanTakeMoreThanATenthOfAProcessor() {
        SyntheticFacts facts = new SyntheticFacts();
        IntStream.range(0, 64).forEach(i -> facts.zone(i, "zone" + i, 40_000, 25));

        assertThat(groups(facts))
                .extracting(SamplingGroup::name, SamplingGroup::hz)
                .containsExactly(tuple("process", 100), tuple("sensors", 62), tuple("memory", 10));
    }

    @Test
    void noTwoChannelsAndNoTwoGroupsShareAName() {
        SyntheticFacts facts = new SyntheticFacts().ina3221("/a", 1, "R", "R").ina3221("/b", 900, "r");
        IntStream.range(0, 5).forEach(i -> facts.zone(i, "CPU-therm", 40_000, 1));
        facts.zone(9, "9 ünlike", 1000, 1).zone(10, "", 1000, 1).zone(11, "x".repeat(300), 1000, 1);
        facts.zone(12, "fast", 40_000, 900).zone(13, "memory", 40_000, 900).zone(14, "system", 40_000, 900);

        List<SamplingGroup> groups = groups(facts);

        List<String> names = groups.stream()
                .flatMap(group -> group.channels().stream())
                .map(ChannelRequest::name)
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9_]{0,63}"));
        assertThat(groups).extracting(SamplingGroup::name).doesNotHaveDuplicates();
    }

    @Test
    void railsThatMayNotBeRead_areTheReasonForPowerToBeAbsent() {
        SyntheticFacts facts = new SyntheticFacts()
                .unreadable(
                        "powercap",
                        "intel-rapl:0",
                        "/sys/class/powercap/intel-rapl:0",
                        "energy_uj",
                        "package-0",
                        "EACCES");

        assertThat(SamplingPlan.of(facts.facts(), profile(), RATES).sensing().powerAbsent())
                .isEqualTo(
                        "RAPL's energy_uj of package-0 cannot be read (EACCES): only root may, on most kernels since 2020");
    }

    @Test
    void aZoneThatHwmonShowsASecondTime_isReadOnce() {
        SyntheticFacts facts = new SyntheticFacts()
                .zone(0, "cpu-thermal", 45_000, 1)
                .node("hwmon", "cpu_thermal", "/h0", "temp1_input", null, 45_000, 1)
                .node("hwmon", "k10temp", "/h1", "temp1_input", "Tctl", 50_125, 1);

        assertThat(SamplingPlan.of(facts.facts(), profile(), RATES).sensing().temperatures())
                .containsExactly("temp_k10temp_tctl_c", "temp_cpu_thermal_c");
    }
}
