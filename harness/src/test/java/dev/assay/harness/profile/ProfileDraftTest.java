package dev.assay.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Cpu;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.perfetto.PerfettoConfig;
import dev.assay.collectors.perfetto.PerfettoSurvey;
import dev.assay.collectors.perfetto.PerfettoTrace;
import dev.assay.collectors.perfetto.Quantity;
import dev.assay.collectors.perfetto.Recorded;
import dev.assay.collectors.profile.Cluster;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Soc;
import dev.assay.collectors.source.dumpsys.Dumpsys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Given a device that is attached, when a profile is drafted from it. All devices here are made up. */
class ProfileDraftTest {
    private static final PerfettoSurvey NO_PERFETTO = new PerfettoSurvey.Absent("it is not on this device");

    private static final Map<String, String> TOLD = Map.of("soc", "Chip 1", "soc maker", "ACME", "build", "acme/one:1");
    private static final Profile GENERIC =
            new Profile(Profile.SCHEMA, "android-generic", "Any", "android", null, null, List.of());

    @TempDir
    Path folder;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Cpu> cpus = new ArrayList<>();

    private void node(String kind, String chip, String dir, String file, String label, Object text) {
        nodes.add(new Node(kind, chip, dir, file, dir + "/" + file, label, String.valueOf(text), null, 1.0));
    }

    private void denied(String kind, String chip, String dir, String file) {
        nodes.add(new Node(kind, chip, dir, file, dir + "/" + file, null, null, "EACCES", null));
    }

    private void policy(int first, String related, int khz) {
        node("cpufreq", "policy" + first, "/cpufreq/policy" + first, "cpuinfo_max_freq", related, khz);
        node("cpufreq", "policy" + first, "/cpufreq/policy" + first, "scaling_cur_freq", related, khz);
    }

    private void battery(String status, long current) {
        String dir = "/sys/class/power_supply/battery";
        node("power_supply", "battery", dir, "type", null, "Battery");
        node("power_supply", "battery", dir, "status", null, status);
        node("power_supply", "battery", dir, "voltage_now", null, 4_020_000);
        node("power_supply", "battery", dir, "current_now", null, current);
    }

    private void phone() {
        policy(0, "0 1 2 3", 1_704_000);
        policy(4, "4 5 6 7", 2_367_000);
        policy(8, "8", 2_914_000);
        cpus.add(new Cpu(0, true, 160, 0, 1_704_000_000L));
        cpus.add(new Cpu(8, true, 1024, 2, 2_914_000_000L));
        battery("Discharging", -310_000);
        node("thermal", "BIG", "/sys/class/thermal/thermal_zone0", "temp", null, 38_000);
        denied("thermal", "TPU", "/sys/class/thermal/thermal_zone4", "temp");
        denied("iio", "odpm", "/sys/bus/iio/devices/iio:device0", "energy_value");
    }

    private Facts facts(String board) {
        return new Facts(Facts.SCHEMA, "0", null, null, null, board, null, cpus, 7_990_534_144L, nodes, null, null);
    }

    private ProfileDraft draft(String model) throws ProfileException {
        return draft(model, TOLD);
    }

    private ProfileDraft draft(String model, Map<String, String> told) throws ProfileException {
        Cell.Device identity = new Cell.Device("adb:1", "android", "android-aarch64", model);
        return ProfileDraft.of(identity, told, facts(null), NO_PERFETTO, Dumpsys.NONE, GENERIC, Optional.empty());
    }

    /** As it is read when somebody keeps the file. */
    private Profile kept(ProfileDraft draft) throws Exception {
        Files.writeString(folder.resolve("draft.yaml"), DraftYaml.text(draft));
        return ProfileFiles.read(List.of(folder)).all().getFirst();
    }

    @Test
    void itReadsBackAsItIs_andIsForTheDeviceThatItWasDraftedFrom() throws Exception {
        phone();
        ProfileDraft draft = draft("ACME One 5G+");

        Profile kept = kept(draft);

        assertThat(kept).isEqualTo(draft.profile());
        assertThat(kept.name()).isEqualTo("acme-one-5g");
        assertThat(kept.soc()).isEqualTo(new Soc("Chip 1", "ACME"));
        assertThat(kept.clusters())
                .containsExactly(new Cluster(null, 1, 2914), new Cluster(null, 4, 2367), new Cluster(null, 4, 1704));
        assertThat(kept.battery()).isEmpty();
        assertThat(kept.totalRails()).isEmpty();
        assertThat(ProfileFiles.read(List.of(folder)).of(facts(null), "android", "ACME One 5G+"))
                .contains(kept);
    }

    @Test
    void whatItCannotKnow_isAskedForInComments() throws Exception {
        phone();

        assertThat(DraftYaml.text(draft("ACME One")).lines())
                .contains(
                        "# TODO memory_gb: the sizes that the model is sold with; the kernel has 7.44 GiB, less than is built in",
                        "# TODO accelerators: no kernel names them",
                        "#   temperatures: temp_big_c",
                        "#   there, but not to be read: TPU temp (EACCES), odpm energy_value (EACCES)",
                        "  - {count: 1, max_mhz: 2914}  # processors 8, capacity 1024");
    }

    @Test
    void everyMeaningOfTheBatterysCurrentIsHeldAgainstItsReading_andNoneIsChosen() throws Exception {
        phone();

        ProfileDraft draft = draft("ACME One");

        assertThat(draft.batteries().getFirst().claims())
                .extracting(
                        claim -> claim.battery().currentUnit().symbol(),
                        claim -> claim.battery().currentSign().word(),
                        BatteryDraft.Claim::amperes,
                        claim -> claim.objection().isEmpty())
                .containsExactly(
                        tuple("µA", "negative_while_discharging", 0.31, true),
                        tuple("µA", "positive_while_discharging", 0.31, false),
                        tuple("mA", "negative_while_discharging", 310.0, false),
                        tuple("mA", "positive_while_discharging", 310.0, false));
        assertThat(DraftYaml.text(draft))
                .contains("# Battery battery: current_now is -310000 while the status is Discharging\n")
                .contains("#   µA  negative_while_discharging   may be: it would be 0.31 A\n")
                .contains("#   mA  negative_while_discharging   not so: current_now is -310000")
                .contains("#   battery: {current_unit: ..., current_sign: ...}\n")
                .doesNotContain("\npower:");
    }

    @Test
    void aBatteryOnItsCharger_rulesOutNoSign() throws Exception {
        battery("Charging", 1_500_000);

        assertThat(draft("ACME One").batteries().getFirst().claims())
                .extracting(claim -> claim.objection().isEmpty())
                .containsExactly(true, true, false, false);
    }

    @Test
    void aDeviceThatTellsNothingOfItself_stillGetsAProfileThatCanBeKept() throws Exception {
        ProfileDraft draft = draft("ACME One", Map.of());

        assertThat(kept(draft)).isEqualTo(draft.profile());
        assertThat(DraftYaml.text(draft))
                .contains("# TODO soc: ", "# TODO clusters: ", "# Power. Rails: none.\n")
                .doesNotContain("power.battery");
    }

    @Test
    void processorsWithAPolicyEachAreOneClusterWhereTheyAreAlike() throws Exception {
        for (int processor = 0; processor < 6; processor++) {
            policy(processor, Integer.toString(processor), processor < 4 ? 3_900_000 : 5_100_000);
        }

        assertThat(draft("ACME Box").profile().clusters())
                .containsExactly(new Cluster(null, 2, 5100), new Cluster(null, 4, 3900));
    }

    @Test
    void withoutPolicies_theKernelsCapacitiesTellProcessorsApart() throws Exception {
        cpus.addAll(List.of(
                new Cpu(0, true, 400, null, null),
                new Cpu(1, true, 400, null, null),
                new Cpu(2, true, 1024, null, null)));

        assertThat(draft("ACME Box").profile().clusters())
                .containsExactly(new Cluster(null, 1, null), new Cluster(null, 2, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"]\npower: {battery: {current_unit: mA, current_sign: positive_while_discharging}}",
                "# {[&*!|>'%@`\\",
                "- : \u0085\u2028\u0007\u202e",
                "µ ж 字",
                "*"
            })
    void noTextOfTheDeviceBecomesAKey(String text) throws Exception {
        node("thermal", text, "/sys/class/thermal/thermal_zone0", "temp", null, 38_000);
        denied("thermal", text, "/sys/class/thermal/thermal_zone1", "temp");
        battery(text, -310_000);
        ProfileDraft draft = draft("ACME " + text, Map.of("soc", text, "soc maker", text, "build", text));

        Profile kept = kept(draft);

        assertThat(kept.power()).isNull();
        assertThat(kept.quirks()).hasSize(1);
        assertThat(kept.platform()).isEqualTo("android");
    }

    @Test
    void whatWasDraftedFromSimulatedSensorsSaysSo() throws Exception {
        Cell.Device identity = new Cell.Device("adb:1", "android", "android-x86_64", "ACME One, rig");

        ProfileDraft draft = ProfileDraft.of(
                identity, TOLD, facts(null), NO_PERFETTO, Dumpsys.NONE, GENERIC, Optional.of("a rig, no phone"));

        assertThat(kept(draft).quirks()).contains("What it was drafted from was simulated: a rig, no phone.");
    }

    @Test
    void whereAProfileIsForTheDeviceAlready_theDraftSaysWhatItPutsAside() throws Exception {
        Profile.Battery battery =
                new Profile.Battery(Profile.CurrentUnit.MILLIAMPERE, Profile.CurrentSign.NEGATIVE_WHILE_DISCHARGING);
        Profile present = new Profile(
                Profile.SCHEMA,
                "acme-1",
                "One",
                "android",
                new Profile.Matches(List.of("ACME One"), null),
                new Profile.Power(null, battery),
                List.of());
        Cell.Device identity = new Cell.Device("adb:1", "android", "android-aarch64", "ACME One");

        assertThat(DraftYaml.text(ProfileDraft.of(
                        identity, TOLD, facts(null), NO_PERFETTO, Dumpsys.NONE, present, Optional.empty())))
                .contains("So far the profile acme-1 is for this device. This file takes its place")
                .contains("its battery is calibrated (mA, negative_while_discharging)");
        assertThat(DraftYaml.text(draft("ACME One"))).doesNotContain("So far");
    }

    @Test
    void railsThatOnlyPerfettoTells_areNamedForTheRuleOfTheirSum() throws Exception {
        String key = Quantity.rail("S2M_VDD_CPUCL2");
        PerfettoSurvey survey = new PerfettoSurvey.Present(
                "a synthetic perfetto",
                new PerfettoConfig(PerfettoConfig.Extent.ALL, 250),
                List.of(),
                new PerfettoTrace(
                        Map.of(key, new Recorded(new long[] {1}, new double[] {5})),
                        Map.of(key, new PerfettoTrace.Rail("S2M_VDD_CPUCL2", "CPU", 1L)),
                        0,
                        List.of()));
        Cell.Device identity = new Cell.Device("adb:1", "android", "linux-aarch64", "ACME One");

        ProfileDraft draft =
                ProfileDraft.of(identity, TOLD, facts(null), survey, Dumpsys.NONE, GENERIC, Optional.empty());

        assertThat(DraftYaml.text(draft)).contains("S2M_VDD_CPUCL2");
    }

    @Test
    void aBoardIsNamedAsItsDeviceTreeDoes() throws Exception {
        Cell.Device identity = new Cell.Device("local:1", "linux", "linux-aarch64", "something else");

        ProfileDraft draft = ProfileDraft.of(
                identity, Map.of(), facts("ACME Board 2"), NO_PERFETTO, Dumpsys.NONE, GENERIC, Optional.empty());

        assertThat(kept(draft).matches().boards()).containsExactly("ACME Board 2");
    }

    @Test
    void aDeviceWithoutAName_getsNone() {
        ProfileException refusal = catchThrowableOfType(ProfileException.class, () -> draft("unknown"));

        assertThat(refusal.why()).contains("neither its model nor its board");
    }
}
