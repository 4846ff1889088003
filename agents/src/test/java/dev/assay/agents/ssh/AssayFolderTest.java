package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Dialogue;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.agents.remote.ShellWords;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssayFolderTest {
    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void aHome() throws IOException {
        home = Files.createDirectories(folder.resolve("a home")).toRealPath();
    }

    /** A host that is this machine's own shell. @param before what its programs are started through */
    private record Shell(Path home, List<String> before) implements Link {
        @Override
        public String name() {
            return "ssh:shell";
        }

        @Override
        public Answer run(List<String> command, Duration deadline) throws InterruptedException {
            return script(ShellWords.quoted(command), deadline);
        }

        @Override
        public Answer script(String line, Duration deadline) throws InterruptedException {
            List<String> command = new ArrayList<>(before);
            command.addAll(List.of("sh", "-c", line));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("HOME", home.toString());
            builder.environment().remove("XDG_CACHE_HOME");
            try {
                Process process = builder.start();
                byte[] out = process.getInputStream().readAllBytes();
                return new Answer(
                        process.waitFor(), out, process.getErrorStream().readAllBytes());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public <T> T converse(List<String> command, Duration silence, Dialogue.Talk<T> talk) {
            throw new AssertionError("nothing is talked about");
        }

        @Override
        public void append(Addition addition) {
            throw new AssertionError("nothing is sent");
        }

        @Override
        public Answer append(Addition addition, List<String> beside, Duration afterwards) {
            throw new AssertionError("nothing is sent");
        }

        @Override
        public void fetch(String source, Path target) {
            throw new AssertionError("nothing is fetched");
        }

        @Override
        public boolean reopen(Duration patience) {
            return true;
        }

        @Override
        public void close() {
            // Each command is a process of its own.
        }
    }

    @Test
    void given_a_home_then_the_folder_is_the_users_cache_and_nothing_else_is_in_it() throws Exception {
        RemoteHome made = AssayFolder.on(new Shell(home, List.of()));

        assertThat(made.path()).isEqualTo(home.resolve(".cache/assay").toString());
        assertThat(home.resolve(".cache/assay")).isEmptyDirectory();
        assertThat(AssayFolder.on(new Shell(home, List.of()))).isEqualTo(made);
    }

    @Test
    void given_a_home_that_cannot_be_written_then_it_is_said() {
        assertThatThrownBy(() -> AssayFolder.on(new Shell(Path.of("/proc/self"), List.of())))
                .isInstanceOfSatisfying(AgentException.class, e -> {
                    assertThat(e.failure()).isEqualTo(Failure.NOT_PROVISIONED);
                    assertThat(e.getMessage()).contains("cannot make a folder");
                });
    }

    @Test
    void given_a_file_system_that_no_program_may_be_run_from_then_it_is_said() throws Exception {
        List<String> noexec = List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o noexec none " + ShellWords.quoted(home.toString()) + " && exec \"$0\" \"$@\"");
        Shell shell = new Shell(home, noexec);
        assumeThat(shell.script("true", Duration.ZERO).done())
                .as("a file system can be mounted for one process")
                .isTrue();

        assertThatThrownBy(() -> AssayFolder.on(shell)).isInstanceOfSatisfying(AgentException.class, e -> {
            assertThat(e.failure()).isEqualTo(Failure.NOT_PROVISIONED);
            assertThat(e.getMessage()).contains("cannot run programs");
            assertThat(e.remedy()).contains("noexec");
        });
    }
}
