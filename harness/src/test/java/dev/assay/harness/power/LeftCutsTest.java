package dev.assay.harness.power;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.remote.Holder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeftCutsTest {
    private static final String DEVICE = "adb:R5CT30";

    @TempDir
    Path folder;

    private Hub hub;

    @BeforeEach
    void aDeviceWithoutPower() throws Exception {
        hub = new Hub(folder.resolve("hub"));
        hub.power(DEVICE, "10 s").orElseThrow().cut();
    }

    /** The journal as if another process than this one had written it. */
    private void by(String holder) throws Exception {
        Path file = new PowerJournal(hub.journal()).files().getFirst();
        Files.writeString(file, Files.readString(file).replace(Holder.self().id(), holder));
    }

    @Test
    void given_a_session_that_was_killed_then_its_power_is_restored_once_and_that_is_said() throws Exception {
        Holder self = Holder.self();
        by(new Holder(self.machine(), self.pid(), self.started() - 3_600_000).id());

        assertThat(LeftCuts.restore(hub.journal()))
                .extracting(LeftCuts.Restoring::words)
                .containsExactly("the power of adb:R5CT30, which an earlier session cut, is restored");
        assertThat(LeftCuts.restore(hub.journal())).isEmpty();

        assertThat(hub.told()).containsExactly("off", "on");
    }

    @Test
    void given_a_coordinator_that_died_with_its_machine_then_its_power_is_restored() throws Exception {
        by("c0123456789ab-1-1");

        assertThat(LeftCuts.restore(hub.journal())).hasSize(1);

        assertThat(hub.isOff()).isFalse();
    }

    @Test
    void given_a_session_at_work_then_its_device_is_left_alone() throws Exception {
        assertThat(LeftCuts.restore(hub.journal())).isEmpty();

        assertThat(hub.isOff()).isTrue();
    }

    @Test
    void given_a_command_that_fails_then_that_is_said_by_each_session_until_it_works() throws Exception {
        by("c0123456789ab-1-1");
        hub.does("echo busy >&2; exit 1");

        for (int session = 0; session < 2; session++) {
            assertThat(LeftCuts.restore(hub.journal()))
                    .singleElement()
                    .satisfies(left -> assertThat(left.words()).contains("NOT restored", "it ended with 1: busy"));
        }

        hub.does("");
        assertThat(LeftCuts.restore(hub.journal()))
                .extracting(LeftCuts.Restoring::notRestored)
                .containsExactly(Optional.empty());
    }

    @Test
    void given_a_file_that_is_not_understood_then_it_is_named_and_kept() throws Exception {
        Path file = new PowerJournal(hub.journal()).files().getFirst();
        for (String text : new String[] {"", "{", "null", "[]", "{\"schema\":\"assay.power-cut/2\"}"}) {
            Files.writeString(file, text);

            assertThat(LeftCuts.restore(hub.journal()))
                    .as(text)
                    .singleElement()
                    .satisfies(left -> assertThat(left.words()).contains(file.toString(), "NOT restored"));
            assertThat(file).exists();
        }
    }

    @Test
    void given_no_folder_then_there_is_nothing_to_do() {
        assertThat(LeftCuts.restore(folder.resolve("none"))).isEmpty();
    }
}
