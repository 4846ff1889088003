package dev.assay.agents.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolderTest {
    @Test
    void this_process_lives_and_reads_its_own_signature() {
        Holder self = Holder.self();

        assertThat(Holder.parse(self.id())).contains(self);
        assertThat(self.isDead()).isFalse();
        assertThat(self.isAlive()).isTrue();
    }

    @Test
    void another_process_under_the_same_id_is_not_the_holder() {
        Holder self = Holder.self();

        Holder other = new Holder(self.machine(), self.pid(), self.started() - 3_600_000);
        assertThat(other.isDead()).isTrue();
        assertThat(other.isAlive()).isFalse();
    }

    @Test
    void of_another_machine_nothing_is_known() {
        assertThat(new Holder("0123456789ab", 1, 1).isDead()).isFalse();
        assertThat(new Holder("0123456789ab", 1, 1).isAlive()).isFalse();
        assertThat(Holder.parse("somebody")).isEmpty();
        assertThat(Holder.parse("c0123456789ab-99999999999999999999-1")).isEmpty();
    }
}
