package dev.assay.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.doctor.Finding.State;
import org.junit.jupiter.api.Test;

class NeededToolTest {
    @Test
    void given_a_program_that_works_when_looked_at_then_its_version_is_told_and_nothing_is_to_be_done() {
        Finding found = new NeededTool("make", "building", State.MISSING, "make").look();

        assertThat(found.state()).isEqualTo(State.OK);
        assertThat(found.seen()).contains("Make");
        assertThat(found.remedy()).isNull();
    }

    @Test
    void given_a_program_that_is_there_and_fails_when_looked_at_then_it_is_not_taken_for_one_that_works() {
        Finding found = new NeededTool("false", "nothing", State.MISSING, "coreutils").look();

        assertThat(found.state()).isEqualTo(State.MISSING);
        assertThat(found.seen()).contains("--version' fails");
        assertThat(found.remedy()).isEqualTo("apt-get install coreutils");
    }

    @Test
    void given_a_program_that_is_not_there_when_looked_at_then_the_package_that_brings_it_is_named() {
        Finding found = new NeededTool("no-such-program", "nothing", State.LIMITED, "package").look();

        assertThat(found.state()).isEqualTo(State.LIMITED);
        assertThat(found.seen()).isEqualTo("no-such-program is not installed");
        assertThat(found.remedy()).isEqualTo("apt-get install package");
    }
}
