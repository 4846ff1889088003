package dev.assay.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.doctor.Finding.State;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceTest {
    @TempDir
    Path folder;

    @Test
    void given_a_folder_that_is_not_there_and_can_be_made_then_its_space_is_told_and_nothing_is_left()
            throws Exception {
        Finding found = Space.of("cache", folder.resolve("cache/assay"));

        assertThat(found.state()).isNotEqualTo(State.MISSING);
        assertThat(found.seen()).endsWith("GB free in " + folder.resolve("cache/assay"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void given_a_place_where_no_folder_can_be_made_then_it_is_said_that_it_cannot_be_written() {
        Finding found = Space.of("cache", Path.of("/proc/x/assay"));

        assertThat(found.state()).isEqualTo(State.MISSING);
        assertThat(found.seen()).isEqualTo("/proc/x/assay cannot be written, for nothing can be made in /proc");
        assertThat(found.remedy()).contains("XDG_CACHE_HOME");
    }

    @Test
    void given_a_file_or_a_link_to_nowhere_in_its_place_then_it_cannot_be_written() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        assertThat(Space.of("results", file).state()).isEqualTo(State.MISSING);
        assertThat(Space.of("results", file.resolve("assay")).seen()).contains("cannot be written", "Not a directory");
        assertThat(Space.of("results", link).state()).isEqualTo(State.MISSING);
    }
}
