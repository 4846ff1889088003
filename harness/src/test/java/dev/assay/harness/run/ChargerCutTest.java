package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.power.Hub;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On virtual time, with a hub that is a script and a battery that follows it after a while. */
@Timeout(60)
class ChargerCutTest {
    private static final String DEVICE = "adb:R5CT30";

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private Hub hub;
    private Duration slept = Duration.ZERO;
    private Duration follows = Duration.ofSeconds(3);
    private String whenCut = "Discharging";
    private boolean hasBattery = true;
    private int losses;
    private int reached;

    @BeforeEach
    void aHub() throws Exception {
        hub = new Hub(folder.resolve("hub"));
    }

    private ChargerCut charger() throws Exception {
        return charger(new ChargerCut.Wish.Cut(hub.power(DEVICE, "10 s").orElseThrow()));
    }

    private ChargerCut charger(ChargerCut.Wish wish) {
        LostSession session = new LostSession() {
            @Override
            public void reach() {
                reached++;
            }
        };
        return new ChargerCut(wish, session, this::conditions, time -> slept = slept.plus(time), told::add);
    }

    private Conditions conditions() throws AssayException {
        try {
            boolean off = hub.isOff() && slept.compareTo(follows) >= 0;
            if (hub.isOff() && losses-- > 0) {
                throw new AgentException(Failure.DEVICE_LOST, "lost", DEVICE, "gone", "wait", null);
            }
            List<Condition> readings = new ArrayList<>();
            if (hasBattery) {
                readings.add(Condition.ofText("battery_status_battery", off ? whenCut : "Charging", "test"));
            }
            readings.add(Condition.ofText("charger_online_usb", off ? "0" : "1", "test"));
            return new Conditions(Instant.EPOCH, readings);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void given_a_battery_that_discharges_soon_then_the_power_is_cut_and_the_trial_says_so() throws Exception {
        ChargerCut charger = charger();

        assertThat(charger.cut()).singleElement().satisfies(reading -> {
            assertThat(reading.name()).isEqualTo("preparation_power");
            assertThat(reading.text()).isEqualTo("cut");
            assertThat(reading.source()).contains("hub off", "the battery is discharging");
        });

        assertThat(slept).isEqualTo(Duration.ofSeconds(3));
        charger.restore();
        charger.cut();
        charger.close();
        assertThat(hub.told()).containsExactly("off", "on", "off", "on");
        assertThat(told).singleElement().asString().startsWith("the power of its charger is cut for each trial by");
    }

    @Test
    void given_a_battery_that_goes_on_charging_then_it_is_not_prepared_and_the_power_is_there_again() throws Exception {
        follows = Duration.ofDays(1);

        assertThat(charger().cut())
                .singleElement()
                .satisfies(reading -> assertThat(reading.absent())
                        .isEqualTo("asked for cut, not done: still charging 20 s after the command:"
                                + " battery_status_battery is Charging"));

        assertThat(slept).isEqualTo(ChargerCut.SETTLING);
        assertThat(hub.told()).containsExactly("off", "on");
        assertThat(told).hasSize(1);
    }

    @Test
    void given_a_battery_that_says_neither_then_it_is_not_believed() throws Exception {
        whenCut = "Full";

        assertThat(charger().cut())
                .singleElement()
                .satisfies(reading -> assertThat(reading.absent()).contains("battery_status_battery is Full"));
    }

    @Test
    void given_a_device_that_tells_of_no_battery_then_nothing_is_cut() throws Exception {
        hasBattery = false;

        assertThat(charger().cut())
                .singleElement()
                .satisfies(reading -> assertThat(reading.absent()).contains("does not tell the state of a battery"));

        assertThat(hub.told()).isEmpty();
    }

    @Test
    void given_a_command_that_fails_then_its_words_stand_in_the_trial() throws Exception {
        hub.does("[ $1 = on ] || { echo 'No compatible devices detected!' >&2; exit 1; }");

        assertThat(charger().cut())
                .singleElement()
                .satisfies(reading -> assertThat(reading.absent()).contains("No compatible devices detected!"));

        assertThat(hub.told()).containsExactly("on");
    }

    @Test
    void given_a_link_that_is_lost_with_the_power_then_the_device_is_waited_for() throws Exception {
        losses = 1;

        assertThat(charger().cut()).extracting(Condition::text).containsExactly("cut");

        assertThat(reached).isEqualTo(1);
    }

    @Test
    void given_a_link_that_stays_lost_then_the_device_is_lost_and_its_power_restored_in_the_end() throws Exception {
        losses = 2;
        ChargerCut charger = charger();

        assertThatThrownBy(charger::cut).isInstanceOf(AgentException.class);
        charger.close();

        assertThat(hub.isOff()).isFalse();
    }

    @Test
    void given_no_entry_for_the_device_then_the_trial_says_so() throws Exception {
        assertThat(charger(new ChargerCut.Wish.Unknown("no entry of power.yaml"))
                        .cut())
                .extracting(Condition::absent)
                .containsExactly("asked for cut, not done: no entry of power.yaml");
    }

    @Test
    void given_nothing_is_asked_then_nothing_is_done_and_nothing_said() throws Exception {
        try (ChargerCut none = charger(new ChargerCut.Wish.None())) {
            assertThat(none.cut()).isEmpty();
        }

        assertThat(told).isEmpty();
        assertThat(hub.told()).isEmpty();
    }

    @Test
    void given_power_that_cannot_be_restored_then_that_is_said() throws Exception {
        ChargerCut charger = charger();
        charger.cut();
        hub.does("exit 7");

        charger.close();

        assertThat(told).last().asString().contains("NOT restored", "it ended with 7");
    }
}
