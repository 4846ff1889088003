package dev.assay.collectors.source.tegrastats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.fixture.SyntheticFacts;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.planning.SamplingRates;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.sensing.Rail;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tool comes second: by quantity, only what the kernel's files do not tell. */
class TegrastatsSourceTest {
    private static final Profile PROFILE = new Profile(
            Profile.SCHEMA, "orin", "O", "linux", null, new Profile.Power(List.of("VDD_IN"), null), List.of());
    private static final String LINE =
            "RAM 3645/7620MB GR3D_FREQ 7%@[305] cpu@44.125C CV0@-256C PMIC@100C VDD_IN 2957mW/2957mW";

    private static SyntheticFacts tool() {
        return new SyntheticFacts().command("tegrastats", LINE, null);
    }

    private static SamplingPlan plan(SyntheticFacts facts, int hz) {
        Facts all = facts.facts();
        return SamplingPlan.of(all, PROFILE, new SamplingRates(100, 0, hz));
    }

    private static Optional<SamplingGroup> group(SamplingPlan plan) {
        return plan.groups().stream()
                .filter(group -> group.name().equals("tegrastats"))
                .findFirst();
    }

    @Test
    void withoutFiles_itTellsRails_zonesAndLoad_inBaseUnits_tenTimesASecondAtMost() {
        SamplingGroup group = group(plan(tool(), 200)).orElseThrow();

        assertThat(group.hz()).isEqualTo(10);
        assertThat(group.command())
                .containsExactly("/usr/bin/env", "LC_ALL=C", "/usr/bin/tegrastats", "--interval", "100");
        assertThat(group.channels())
                .extracting(
                        ChannelRequest::name,
                        ChannelRequest::unit,
                        ChannelRequest::after,
                        ChannelRequest::before,
                        ChannelRequest::scale)
                .containsExactly(
                        tuple("vdd_in_w", "W", "VDD_IN ", "mW", 1e-3),
                        tuple("temp_cpu_c", "°C", "cpu@", "C", 1.0),
                        tuple("gpu_load_pct", "%", "GR3D_FREQ ", "%", 1.0));
    }

    @Test
    void aRailOfTheProfile_isTheTotal_andTheSourceIsTold() {
        SamplingPlan plan = plan(tool(), 4);

        assertThat(plan.sensing().total()).containsExactly(new Rail.Power("VDD_IN", "vdd_in_w"));
        assertThat(plan.sensing().temperatures()).containsExactly("temp_cpu_c");
        assertThat(plan.sensing().collectors())
                .containsEntry("rails", "tegrastats (1 channels); not sysfs: there is no such file")
                .containsEntry("temperatures", "tegrastats (1 channels); not sysfs: there is no such file")
                .containsEntry("gpu load", "tegrastats (1 channels); not sysfs: there is no such file")
                .containsEntry("tegrastats", "3 channels, /usr/bin/tegrastats");
        assertThat(group(plan).orElseThrow().command()).endsWith("--interval", "250");
    }

    @Test
    void whatFilesTell_isTakenFromThem() {
        SyntheticFacts facts = tool().ina3221("/sys/class/hwmon/hwmon3", 1400, "VDD_IN")
                .zone(0, "cpu-thermal", 44_000, 5)
                .node("gpu_load", "gpu", "/sys/devices/gpu.0", "load", null, 70, 5);

        SamplingPlan plan = plan(facts, 100);

        assertThat(group(plan)).isEmpty();
        assertThat(plan.sensing().total()).singleElement().isInstanceOf(Rail.VoltsAmps.class);
        assertThat(plan.sensing().collectors())
                .containsEntry("rails", "sysfs (1 channels)")
                .containsEntry("tegrastats", "not used: it tells nothing that the kernel's files do not");
    }

    @Test
    void railsThatMayNotBeRead_areTakenFromIt_withTheReason_andTheRestFromFiles() {
        SyntheticFacts facts = tool().unreadable(
                        "hwmon", "ina3221", "/sys/class/hwmon/hwmon3", "in1_input", "VDD_IN", "EACCES")
                .zone(0, "cpu-thermal", 44_000, 5);

        SamplingPlan plan = plan(facts, 100);

        assertThat(group(plan).orElseThrow().channels())
                .extracting(ChannelRequest::name)
                .containsExactly("vdd_in_w", "gpu_load_pct");
        assertThat(plan.sensing().collectors())
                .containsEntry(
                        "rails",
                        "tegrastats (1 channels); not sysfs: /sys/class/hwmon/hwmon3/in1_input cannot be read (EACCES)")
                .containsEntry("temperatures", "sysfs (1 channels)");
    }

    @Test
    void oneThatToldNothing_isNotStarted_andTheReasonIsKept() {
        SamplingPlan plan = plan(new SyntheticFacts().command("tegrastats", null, "no answer within 8 s"), 100);

        assertThat(group(plan)).isEmpty();
        assertThat(plan.sensing().collectors())
                .containsEntry("tegrastats", "not used: /usr/bin/tegrastats told nothing: no answer within 8 s")
                .containsEntry("rails", "none; sysfs: there is no such file; tegrastats: it does not tell it");
    }

    @Test
    void withoutTheTool_thereIsNoChoiceToTell() {
        assertThat(plan(new SyntheticFacts(), 100).sensing().collectors()).isEmpty();
    }
}
