package dev.assay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void given_a_file_that_is_there_when_a_profile_is_drafted_then_it_is_left_as_it_is() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "measured by hand");

        assertThat(assay("profile", "local", "--to", file.toString())).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("the file is there already").contains("--replace");
        assertThat(file).hasContent("measured by hand");
    }

    @Test
    void given_no_such_device_when_a_profile_is_drafted_then_that_is_wrong_usage_and_nothing_is_written() {
        Path file = folder.resolve("new.yaml");

        assertThat(assay("profile", "local:none", "--to", file.toString())).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains("no such device", "where: local:none")
                .doesNotContain("--device");
        assertThat(file).doesNotExist();
    }

    private int assay(String... args) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), args)
                .execute(args);
    }
}
