package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.rigs.ssh.SshServer;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The link against OpenSSH's sshd. */
@Timeout(120)
class SshLinkIT {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private SshServer server;
    private SshLink link;

    @BeforeEach
    void aServer() throws Exception {
        server = SshServer.start(folder.resolve("server"));
        link = SshUsers.link(SshUsers.of(folder, server), server.uri());
    }

    @AfterEach
    void noServer() throws Exception {
        if (link != null) {
            link.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static void assertLost(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.failure()).isEqualTo(Failure.DEVICE_LOST));
    }

    @Test
    void given_arguments_with_all_that_a_shell_would_read_then_the_program_gets_them_as_they_are() throws Exception {
        List<String> odd = List.of("a b", "$HOME", "`id`", "it's", "*", "\"q\"", "", "\n", "\\", "ü", "-n", ";false");
        List<String> command = new java.util.ArrayList<>(List.of("printf", "[%s]"));
        command.addAll(odd);

        Answer answer = link.run(command, DEADLINE);

        assertThat(answer.text()).isEqualTo("[" + String.join("][", odd) + "]");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void given_a_command_then_its_two_outputs_and_its_code_are_kept_apart() throws Exception {
        Answer answer = link.script("echo out; echo err >&2; exit 7", DEADLINE);

        assertThat(answer.text()).isEqualTo("out\n");
        assertThat(answer.complaint()).isEqualTo("err");
        assertThat(answer.exitCode()).isEqualTo(7);
    }

    @Test
    void given_a_command_that_reads_then_its_input_is_at_its_end() throws Exception {
        assertThat(link.script("cat; echo done", DEADLINE).text()).isEqualTo("done\n");
    }

    @Test
    void given_many_calls_then_all_share_one_connection() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(link.run(List.of("true"), DEADLINE).done()).isTrue();
        }

        assertThat(server.said().lines().filter(line -> line.contains("Accepted publickey")))
                .hasSize(1);
    }

    @Test
    void given_a_command_that_a_signal_ends_then_it_has_no_exit_code_and_the_signal_is_told() {
        assertThatThrownBy(() -> link.script("kill -9 $$", DEADLINE))
                .isInstanceOfSatisfying(AgentException.class, e -> {
                    assertThat(e.failure()).isEqualTo(Failure.DEVICE_LOST);
                    assertThat(e.why()).contains("SIGKILL");
                });
    }

    @Test
    void given_a_connection_that_is_cut_in_a_command_then_that_is_a_loss_and_no_answer() throws Exception {
        Thread cutter = after(500, server::cut);

        assertLost(() -> link.script("echo begun; sleep 15", DEADLINE));
        cutter.join();
        assertThat(link.reopen(DEADLINE)).isTrue();
        assertThat(link.run(List.of("echo", "back"), DEADLINE).text()).isEqualTo("back\n");
    }

    @Test
    void given_a_host_that_is_down_for_a_while_when_reopened_then_it_is_waited_for() throws Exception {
        link.run(List.of("true"), DEADLINE);
        server.kill();
        assertLost(() -> link.run(List.of("true"), DEADLINE));
        assertThat(link.reopen(Duration.ofMillis(600))).isFalse();

        Thread starter = after(1_500, server::restart);
        assertThat(link.reopen(DEADLINE)).isTrue();
        starter.join();
    }

    @Test
    void given_a_host_that_freezes_in_a_command_then_the_keep_alive_notices_long_before_the_commands_deadline()
            throws Exception {
        Thread freezer = after(500, server::freeze);

        long begin = System.nanoTime();
        assertLost(() -> link.script("sleep 100", Duration.ofSeconds(100)));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(50));
        freezer.join();
        server.thaw();
        assertThat(link.reopen(DEADLINE)).isTrue();
    }

    @Test
    void given_a_frozen_host_when_connected_to_then_the_call_ends_at_its_deadline() throws Exception {
        server.freeze();

        assertLost(() -> link.run(List.of("true"), DEADLINE));
        server.thaw();
    }

    @Test
    void given_a_deadline_then_a_command_that_goes_on_is_a_loss() {
        assertLost(() -> link.script("sleep 30", Duration.ofMillis(700)));
    }

    @Test
    void given_an_interrupt_then_the_call_ends_with_it() {
        Thread caller = Thread.currentThread();
        after(700, caller::interrupt);

        assertThatThrownBy(() -> link.script("sleep 30", DEADLINE)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void given_a_file_then_it_is_appended_from_an_offset_and_fetched_whole() throws Exception {
        Path file = random("file", 3_000_001);
        Path there = server.home().resolve("it's there");

        link.append(Addition.whole(file, there.toString()));
        assertThat(Files.mismatch(file, there)).isEqualTo(-1);
        Files.write(there, java.util.Arrays.copyOf(Files.readAllBytes(file), 1_234_567));
        link.append(new Addition(file, 1_234_567, Files.size(file), there.toString(), _ -> {}));
        assertThat(Files.mismatch(file, there)).isEqualTo(-1);

        link.fetch(there.toString(), folder.resolve("back"));
        assertThat(Files.mismatch(file, folder.resolve("back"))).isEqualTo(-1);
    }

    @Test
    void given_a_file_that_is_sent_again_from_its_beginning_then_it_is_there_once() throws Exception {
        Path there = Files.writeString(server.home().resolve("there"), "of an earlier try, cut in the mid");
        Path file = Files.writeString(folder.resolve("document"), "{\"whole\": true}");

        link.append(Addition.whole(file, there.toString()));
        link.append(Addition.whole(file, there.toString()));

        assertThat(there).hasContent("{\"whole\": true}");
    }

    @Test
    void given_files_that_are_not_there_then_it_is_said_and_the_connection_lives_on() throws Exception {
        Path file = random("file", 5_000_000);

        assertThatThrownBy(() -> link.append(Addition.whole(file, "/none/there")))
                .isInstanceOfSatisfying(AgentException.class, e -> {
                    assertThat(e.failure()).isEqualTo(Failure.NOT_PROVISIONED);
                    assertThat(e.why()).contains("/none/there");
                });
        assertThatThrownBy(() -> link.append(Addition.whole(file, "/dev/full")))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.failure()).isEqualTo(Failure.NO_SPACE));
        String there = server.home().resolve("there").toString();
        assertThatThrownBy(() -> link.append(new Addition(file, 0, 5_000_001, there, _ -> {})))
                .isInstanceOfSatisfying(AgentException.class, e -> {
                    assertThat(e.failure()).isEqualTo(Failure.NOT_PROVISIONED);
                    assertThat(e.why()).contains("5000000 bytes where 5000001 were expected");
                });
        assertThatThrownBy(() -> link.fetch("/none/there", folder.resolve("back")))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.failure()).isEqualTo(Failure.NOT_PROVISIONED));
        assertThat(link.run(List.of("true"), DEADLINE).done()).isTrue();
        assertThat(server.said().lines().filter(line -> line.contains("Accepted publickey")))
                .hasSize(1);

        assertThatThrownBy(() -> link.fetch(file.toString(), Path.of("/dev/full")))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.failure()).isEqualTo(Failure.NO_SPACE));
        assertThat(link.run(List.of("true"), DEADLINE).done()).isTrue();
    }

    @Test
    void given_a_host_that_freezes_while_it_is_given_a_file_then_it_is_lost_and_keeps_the_first_bytes()
            throws Exception {
        Path file = random("file", 200_000_000);
        Path there = server.home().resolve("there");
        Thread freezer = Thread.ofVirtual().start(() -> {
            try {
                while (!Files.exists(there) || Files.size(there) < 20_000_000) {
                    Thread.sleep(1);
                }
                server.freeze();
            } catch (java.io.IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertLost(() -> link.append(Addition.whole(file, there.toString())));
        freezer.join();
        server.thaw();
        server.cut();
        assertThat(link.reopen(DEADLINE)).isTrue();
        long have = Files.size(there);
        assertThat(have).isLessThan(200_000_000);
        assertThat(Files.mismatch(file, there)).isEqualTo(have);
        link.append(new Addition(file, have, Files.size(file), there.toString(), _ -> {}));
        assertThat(Files.mismatch(file, there)).isEqualTo(-1);
    }

    private Path random(String name, int bytes) throws Exception {
        byte[] content = new byte[bytes];
        new Random(1).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    private interface Deed {
        void done() throws Exception;
    }

    private static Thread after(int ms, Deed deed) {
        return Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(ms);
                deed.done();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
