package dev.assay.agents.remote.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.remote.preparation.UndoJournal.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes are told the beginning of a third a little differently; by the rule of the lease that is one beginning. */
class UndoOwnerTest {
    private Process other;
    private long started;

    @BeforeEach
    void anotherCoordinator() throws Exception {
        other = new ProcessBuilder("sleep", "60").start();
        started = other.toHandle().info().startInstant().orElseThrow().toEpochMilli();
    }

    @AfterEach
    void itEnds() throws Exception {
        other.destroy();
        other.waitFor();
    }

    @Test
    void one_that_was_told_its_beginning_a_little_differently_lives() {
        assertThat(new Owner(other.pid(), started).livesElsewhere()).isTrue();
        assertThat(new Owner(other.pid(), started + 900).livesElsewhere()).isTrue();
        assertThat(new Owner(other.pid(), started - 900).livesElsewhere()).isTrue();
    }

    @Test
    void another_that_was_given_its_number_is_another() {
        assertThat(new Owner(other.pid(), started - 60_000).livesElsewhere()).isFalse();
    }

    @Test
    void this_one_is_not_elsewhere_whenever_its_number_began() {
        assertThat(Owner.self().livesElsewhere()).isFalse();
        assertThat(new Owner(Owner.self().pid(), Owner.self().startedMs() - 60_000).livesElsewhere())
                .isFalse();
    }
}
