package dev.assay.dashboards.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final byte[] NEW = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void given_writing_fails_midway_then_the_old_file_stands_and_nothing_else() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "old");

        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOfSatisfying(FileNotWrittenException.class, e -> {
                    assertThat(e.why()).isEqualTo("No space left on device");
                    assertThat(e.remedy()).contains("Free some space");
                    assertThat(e.where()).isEqualTo(file.toString());
                });
        assertThat(file).hasContent("old");
        assertOnly(file);
    }

    @Test
    void given_folders_that_are_not_there_then_they_are_made() throws Exception {
        Path file = folder.resolve("a/b/f");

        WholeFile.write(file, out -> out.write(NEW));

        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void given_a_folder_at_the_place_then_it_is_refused() {
        assertThatThrownBy(() -> WholeFile.write(folder, out -> out.write(NEW)))
                .isInstanceOfSatisfying(FileNotWrittenException.class, e -> {
                    assertThat(e.why()).isEqualTo("it is a folder");
                    assertThat(e.isWrongPlace()).isTrue();
                });
    }

    @Test
    void given_a_file_where_a_folder_must_be_then_it_is_refused() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "old");

        for (String below : List.of("f", "a/b/f")) {
            assertThatThrownBy(() -> WholeFile.write(blocked.resolve(below), out -> out.write(NEW)))
                    .isInstanceOfSatisfying(FileNotWrittenException.class, e -> {
                        assertThat(e.why()).isEqualTo(blocked + " is a file and no folder");
                        assertThat(e.isWrongPlace()).isTrue();
                    });
        }
        assertThat(blocked).hasContent("old");
    }

    @Test
    void given_a_folder_that_takes_no_files_then_it_is_named_and_not_the_part() {
        assertThatThrownBy(() -> WholeFile.write(Path.of("/proc/f"), out -> out.write(NEW)))
                .isInstanceOfSatisfying(FileNotWrittenException.class, e -> {
                    assertThat(e.why()).containsAnyOf("no file can be made in /proc", "/proc may not be used");
                    assertThat(e.isWrongPlace()).isFalse();
                });
    }

    @Test
    void given_a_link_then_what_it_points_to_is_replaced() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        WholeFile.write(link, out -> out.write(NEW));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(NEW);
    }

    private void assertOnly(Path file) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
