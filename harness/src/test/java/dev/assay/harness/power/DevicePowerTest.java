package dev.assay.harness.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are real processes, with a hub that is a script. */
@Timeout(60)
class DevicePowerTest {
    private static final String DEVICE = "adb:10.0.0.7:5555";

    @TempDir
    Path folder;

    private Hub hub;

    @BeforeEach
    void aHub() throws Exception {
        hub = new Hub(folder.resolve("hub of two words"));
    }

    private DevicePower power() throws Exception {
        return hub.power(DEVICE, "10 s").orElseThrow();
    }

    private List<Path> journal() throws Exception {
        return new PowerJournal(hub.journal()).files();
    }

    @Test
    void given_a_cut_then_the_journal_says_so_before_it_and_no_more_when_it_is_restored() throws Exception {
        hub.does("[ $1 = on ] || cp '%s'/* '%s'".formatted(hub.journal(), folder.resolve("seen")));
        DevicePower power = power();

        assertThat(power.cut()).isEmpty();

        assertThat(hub.isOff()).isTrue();
        assertThat(journal()).hasSize(1);
        assertThat(PowerJournal.read(folder.resolve("seen")).orElseThrow().device())
                .isEqualTo(DEVICE);

        assertThat(power.restore()).isEmpty();

        assertThat(hub.told()).containsExactly("off", "on");
        assertThat(journal()).isEmpty();
    }

    @Test
    void given_a_program_that_fails_then_its_words_are_the_reason_and_what_it_may_have_done_is_restored()
            throws Exception {
        hub.does("[ $1 = on ] || { echo 'no such hub' >&2; exit 3; }");
        DevicePower power = power();

        assertThat(power.cut()).get().asString().contains("hub off", "it ended with 3: no such hub");
        assertThat(power.restore()).isEmpty();

        assertThat(hub.told()).containsExactly("on");
        assertThat(journal()).isEmpty();
    }

    @Test
    void given_a_program_that_does_not_end_then_it_is_ended_and_that_is_the_reason() throws Exception {
        hub.does("[ $1 = on ] || sleep 600");

        assertThat(hub.power(DEVICE, "300 ms").orElseThrow().cut())
                .get()
                .asString()
                .contains("cannot run", "was ended");
    }

    @Test
    void given_a_program_that_is_not_there_then_that_is_the_reason() throws Exception {
        Path file = Files.writeString(folder.resolve("power.yaml"), """
                schema: assay.power/1
                devices:
                  - {device: "*", cut: [no-such-program-of-assay, "off"], restore: ["true"]}
                """);
        DevicePower power = PowerSwitches.read(file, hub.journal()).of(DEVICE).orElseThrow();

        assertThat(power.cut()).get().asString().contains("no-such-program-of-assay is not installed");
        assertThat(power.restore()).isEmpty();
    }

    @Test
    void given_a_word_that_a_shell_would_understand_then_it_is_a_word() throws Exception {
        Path mark = folder.resolve("mark");
        Path file = Files.writeString(folder.resolve("power.yaml"), """
                schema: assay.power/1
                devices:
                  - {device: "*", cut: ["true", "; touch %s"], restore: ["true"]}
                """.formatted(mark));

        assertThat(PowerSwitches.read(file, hub.journal())
                        .of(DEVICE)
                        .orElseThrow()
                        .cut())
                .isEmpty();

        assertThat(mark).doesNotExist();
    }

    @Test
    void given_an_interrupted_thread_then_it_is_restored_all_the_same_and_the_interrupt_kept() throws Exception {
        DevicePower power = power();
        power.cut();

        Thread.currentThread().interrupt();
        assertThat(power.restore()).isEmpty();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(hub.isOff()).isFalse();
        assertThat(journal()).isEmpty();
    }

    @Test
    void given_an_interrupt_while_the_program_works_then_it_is_restored_afterwards() throws Exception {
        Path started = folder.resolve("started");
        hub.does("[ $1 = on ] || { touch '%s'; sleep 600; }".formatted(started));
        DevicePower power = power();
        Thread cutting = Thread.currentThread();
        Thread.startVirtualThread(() -> {
            while (!Files.exists(started)) {
                Thread.yield();
            }
            cutting.interrupt();
        });

        assertThatThrownBy(power::cut).isInstanceOf(InterruptedException.class);
        assertThat(power.restore()).isEmpty();

        assertThat(hub.told()).containsExactly("on");
        assertThat(journal()).isEmpty();
    }

    @Test
    void given_a_journal_that_cannot_be_kept_then_nothing_is_cut() throws Exception {
        DevicePower power = power();
        Files.createFile(hub.journal());

        assertThat(power.cut()).get().asString().startsWith("nothing was cut");

        assertThat(power.restore()).isEmpty();
        assertThat(hub.told()).isEmpty();
    }

    @Test
    void given_power_that_cannot_be_restored_then_the_journal_keeps_it_until_it_can() throws Exception {
        DevicePower power = power();
        power.cut();
        hub.does("exit 1");

        assertThat(power.restore()).get().asString().contains("hub on", "it ended with 1 and said nothing");
        assertThat(journal()).hasSize(1);

        hub.does("");
        assertThat(power.restore()).isEmpty();
        assertThat(journal()).isEmpty();
    }
}
