package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinuxFactsTest {
    /** Made up after the form of a Jetson's files; no capture of one. */
    private static final String BOARD = """
            --assay system
            Linux

            --assay machine
            aarch64

            --assay kernel
            5.15.148-tegra

            --assay glibc
            glibc 2.35

            --assay model
            NVIDIA Jetson Orin Nano Developer Kit\0
            --assay product

            --assay serial
            1421700000001\0
            --assay machine-id
            0123456789abcdef0123456789abcdef

            --assay release
            NAME="Ubuntu"
            PRETTY_NAME="Ubuntu 22.04.5 LTS"

            --assay jetson
            # R36 (release), REVISION: 4.3, GCID: 38968081, BOARD: generic, EABI: aarch64

            --assay cpuinfo
            processor	: 0
            processor	: 1

            --assay meminfo
            MemTotal:        7802732 kB

            """;

    @Test
    void given_a_board_then_its_facts_are_what_it_said() {
        LinuxFacts facts = LinuxFacts.parse(BOARD);

        assertThat(facts.abi()).hasToString("linux-aarch64");
        assertThat(facts.model()).isEqualTo("NVIDIA Jetson Orin Nano Developer Kit");
        assertThat(facts.processors()).hasValue(2);
        assertThat(facts.memoryBytes()).hasValue(7_802_732L * 1024);
        assertThat(facts.shown())
                .containsEntry("glibc", "2.35")
                .containsEntry("system", "Ubuntu 22.04.5 LTS")
                .containsEntry("kernel", "5.15.148-tegra")
                .hasEntrySatisfying(
                        "jetson release", release -> assertThat(release).contains("R36"));
    }

    @Test
    void given_a_board_then_its_serial_number_is_kept_back_and_tells_it_apart() {
        LinuxFacts facts = LinuxFacts.parse(BOARD);

        assertThat(facts.hardware()).hasValueSatisfying(hash -> assertThat(hash).matches("[0-9a-f]{8}"));
        assertThat(facts.shown().toString()).doesNotContain("14217", "0123456789abcdef");
        assertThat(LinuxFacts.parse(BOARD.replace("0123", "4567")).hardware()).isEqualTo(facts.hardware());
        assertThat(LinuxFacts.parse(BOARD.replace("14217", "14218")).hardware()).isNotEqualTo(facts.hardware());
    }

    @Test
    void given_a_machine_that_says_nothing_then_nothing_is_made_up() {
        LinuxFacts facts = LinuxFacts.parse("");

        assertThat(facts.abi()).hasToString("unknown-unknown");
        assertThat(facts.model()).isEqualTo("unknown");
        assertThat(facts.memoryBytes()).isEmpty();
        assertThat(facts.hardware()).isEmpty();
        assertThat(facts.shown()).containsOnlyKeys("model");
    }
}
