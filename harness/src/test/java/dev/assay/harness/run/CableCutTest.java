package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.harness.power.DevicePower;
import dev.assay.harness.power.Hub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On virtual time, with a hub that is a script and traces that are made up. */
@Timeout(60)
class CableCutTest {
    private static final String DEVICE = "adb:R5CT30";
    private static final String ONLINE = "/sys/class/power_supply/usb/online";

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<Duration> slept = new ArrayList<>();
    private Hub hub;
    private DevicePower power;

    @BeforeEach
    void aHub() throws Exception {
        hub = new Hub(folder.resolve("hub"));
        power = hub.power(DEVICE, "4 s").orElseThrow();
    }

    private CableCut cable(Conditions before) {
        return new CableCut(power, before, () -> power.restore(), this::sleep, told::add);
    }

    private void sleep(Duration time) throws InterruptedException {
        try {
            assertThat(hub.isOff()).isTrue();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        slept.add(time);
    }

    private static Conditions whole() {
        return new Conditions(
                Instant.EPOCH,
                List.of(
                        Condition.ofText(
                                "battery_status_battery", "Charging", "/sys/class/power_supply/battery/status"),
                        Condition.ofText("charger_online_usb", "1", ONLINE),
                        Condition.of("memory_available_bytes", "B", 1e9, "/proc/meminfo")));
    }

    private static Job job() {
        return BareJob.withDeadline(30_000)
                .sampling(new SamplingGroup(
                        "memory", 1, null, null, List.of(ChannelRequest.ofProcess("rss_bytes", "B", "statm", "rss"))));
    }

    /** A trace with what the probe sampled of the charger. */
    private Path bundle(double... online) throws Exception {
        TraceBytes trace = new TraceBytes().header("run-1").channel(0, "charger_online_usb", "1", "kernel", 1);
        for (int i = 0; i < online.length; i++) {
            trace.sample((i + 1) * 1_000_000_000L, 0, online[i]);
        }
        Files.write(folder.resolve(BundleFiles.TRACE), trace.exited(0, 1, 1).bytes());
        return folder;
    }

    private CableCut done() throws Exception {
        CableCut cable = cable(whole());
        cable.held(job());
        cable.begin();
        return cable;
    }

    @Test
    void given_a_job_then_its_runner_waits_for_the_cut_and_its_probe_samples_the_charger() {
        Job held = cable(whole()).held(job());

        assertThat(held.hold()).isEqualTo(Duration.ofSeconds(4 + 2));
        assertThat(held.sampling()).hasSize(2);
        assertThat(held.sampling().getLast().channels())
                .singleElement()
                .satisfies(channel -> assertThat(channel.file()).isEqualTo(ONLINE));
    }

    @Test
    void given_a_trial_then_the_cable_is_whole_again_when_the_runner_must_have_ended() throws Exception {
        done();

        assertThat(slept).containsExactly(Duration.ofSeconds(4 + 2 + 30 + 3));
        assertThat(hub.told()).containsExactly("off", "on");
        assertThat(told).singleElement().asString().contains("its cable is cut for each trial", "39 s");
    }

    @Test
    void given_a_charger_that_was_gone_all_the_time_then_the_trial_is_one_without() throws Exception {
        CableCut cable = done();

        Conditions before = cable.before(whole(), bundle(0, 0, 0));
        Conditions after = cable.after(whole());

        assertThat(before.find("preparation_power").orElseThrow().text()).isEqualTo("cut");
        assertThat(before.find("charger_online_usb").orElseThrow())
                .satisfies(seen -> assertThat(seen.text()).isEqualTo("0"))
                .satisfies(seen -> assertThat(seen.source()).contains("sampled at 1 Hz", "other than 0 in 0 of 3"));
        assertThat(before.find("battery_status_battery").orElseThrow().absent())
                .isEqualTo("read before the cable was cut");
        assertThat(after.find("charger_online_usb").orElseThrow().absent())
                .isEqualTo("read when the cable was whole again");
        assertThat(after.value("memory_available_bytes")).hasValue(1e9);
        assertThat(Charger.of(before, after)).isEqualTo(Charger.NOT_CONNECTED);
    }

    @Test
    void given_a_hub_that_cuts_the_data_and_leaves_the_power_then_the_trial_says_that_it_charged() throws Exception {
        CableCut cable = done();

        Conditions before = cable.before(whole(), bundle(0, 1, 1));

        assertThat(before.find("preparation_power").orElseThrow().absent())
                .contains("asked for cut, not done: charger_online_usb was 1", "other than 0 in 2 of 3");
        assertThat(Charger.of(before, cable.after(whole()))).isEqualTo(Charger.CONNECTED);
        assertThat(before.find("battery_status_battery").orElseThrow().text())
                .as("the ground of CHARGING")
                .isEqualTo("Charging");
    }

    @Test
    void given_a_charger_that_was_never_on_then_its_zeros_prove_no_cut() throws Exception {
        Conditions read = new Conditions(
                Instant.EPOCH,
                List.of(
                        Condition.ofText("battery_status_battery", "Charging", "battery service"),
                        Condition.ofText("charger_online_usb", "0", ONLINE)));
        CableCut cable = cable(read);
        cable.held(job());
        cable.begin();

        Conditions before = cable.before(read, bundle(0, 0, 0));

        assertThat(before.find("preparation_power").orElseThrow().absent())
                .contains("no charger that was on with the cable whole");
        assertThat(Charger.of(before, cable.after(read))).isEqualTo(Charger.CONNECTED);
    }

    @Test
    void given_nothing_that_was_sampled_of_a_charger_then_the_one_that_was_there_counts_as_connected()
            throws Exception {
        CableCut cable = done();

        Conditions before = cable.before(whole(), bundle());

        assertThat(before.find("preparation_power").orElseThrow().absent())
                .contains("the device tells of no charger while it is away");
        assertThat(Charger.of(before, cable.after(whole()))).isEqualTo(Charger.CONNECTED);
    }

    @Test
    void given_a_command_that_fails_then_the_trial_runs_with_its_cable_and_says_why() throws Exception {
        hub.does("[ $1 = on ] || { echo 'no such hub' >&2; exit 1; }");

        CableCut cable = done();

        assertThat(slept).isEmpty();
        assertThat(cable.before(whole(), bundle(1))
                        .find("preparation_power")
                        .orElseThrow()
                        .absent())
                .contains("no such hub");
        assertThat(cable.after(whole())).isEqualTo(whole());
    }

    @Test
    void given_an_interrupt_while_it_is_away_then_the_cable_is_whole_again() throws Exception {
        CableCut cable = new CableCut(
                power,
                whole(),
                () -> power.restore(),
                _ -> {
                    throw new InterruptedException();
                },
                told::add);
        cable.held(job());

        assertThatThrownBy(cable::begin).isInstanceOf(InterruptedException.class);

        assertThat(hub.told()).containsExactly("off", "on");
    }

    @Test
    void given_a_device_whose_jobs_need_their_coordinator_then_nothing_was_cut() throws Exception {
        assertThat(cable(whole())
                        .before(whole(), bundle(1))
                        .find("preparation_power")
                        .orElseThrow()
                        .absent())
                .contains("no job ran on the device by itself");
        assertThat(hub.told()).isEmpty();
    }
}
