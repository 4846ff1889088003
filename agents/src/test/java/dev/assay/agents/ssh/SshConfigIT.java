package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.rigs.ssh.SshProgram;
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

/** The user's ssh_config against two of OpenSSH's sshd. */
@Timeout(120)
class SshConfigIT {
    @TempDir
    Path folder;

    private SshServer board;
    private SshServer gate;
    private SshUser user;

    @BeforeEach
    void servers() throws Exception {
        board = SshServer.start(folder.resolve("board"));
        gate = SshServer.start(folder.resolve("gate"));
        user = SshUsers.of(folder, board, gate);
    }

    @AfterEach
    void none() throws Exception {
        for (SshServer server : new SshServer[] {board, gate}) {
            if (server != null) {
                server.close();
            }
        }
    }

    @Test
    void given_an_alias_then_its_host_port_user_and_key_are_used() throws Exception {
        Path key = SshProgram.key(folder.resolve("board-key"), "ed25519", "");
        Files.delete(user.folder().resolve("id_ed25519"));
        board.authorise(key);
        Files.writeString(user.config(), """
                # mine
                Host other nano-?
                  HostName=127.0.0.1
                  Port %d
                  User %s
                  IdentityFile "%s"
                Host *
                  User nobody-else
                  Port 1
                """.formatted(board.port(), board.user(), key));

        assertThat(SshUsers.said(user, "ssh:nano-1", "echo", "in")).isEqualTo("in\n");
        assertThat(Route.to(SshUsers.target("ssh:elsewhere"), user).target().user())
                .isEqualTo("nobody-else");
        assertThat(Route.to(SshUsers.target("ssh://me@nano-2:77"), user).target())
                .satisfies(hop -> assertThat(hop.toString()).isEqualTo("me@[127.0.0.1]:77"));
    }

    @Test
    void given_no_config_then_the_name_is_the_host_and_the_user_is_ours() throws Exception {
        assertThat(Route.to(SshUsers.target("ssh:nano"), user).target().toString())
                .isEqualTo(System.getProperty("user.name") + "@nano");
    }

    @Test
    void given_a_jump_then_the_host_is_reached_through_it_and_both_keys_are_checked() throws Exception {
        through("ProxyJump " + gate.user() + "@127.0.0.1:" + gate.port());

        try (SshLink link = SshUsers.link(user, "ssh:board")) {
            String seen = link.run(List.of("printenv", "HOME"), Duration.ofSeconds(20))
                    .text();
            assertThat(seen).isEqualTo(board.home() + "\n");
            byte[] bytes = new byte[5_000_000];
            new Random(1).nextBytes(bytes);
            Path file = Files.write(folder.resolve("file"), bytes);
            link.append(Addition.whole(file, board.home().resolve("there").toString()));
            assertThat(Files.mismatch(file, board.home().resolve("there"))).isEqualTo(-1);
            assertThat(gate.said()).contains("Accepted publickey");

            Thread cutter = SshJobs.after(700, gate::cut);
            assertThatThrownBy(() -> link.run(List.of("sleep", "15"), Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(
                            AgentException.class, e -> assertThat(e.failure()).isEqualTo(Failure.DEVICE_LOST));
            cutter.join();
            assertThat(link.reopen(Duration.ofSeconds(20))).isTrue();
        }
        gate.changeHostKey();
        assertThatThrownBy(() -> SshUsers.said(user, "ssh:board", "true"))
                .hasMessageContaining("HAS CHANGED")
                .hasMessageContaining("[127.0.0.1]:" + gate.port());
    }

    @Test
    void given_a_jump_by_its_alias_and_a_board_that_changed_then_it_is_the_board_that_is_named() throws Exception {
        through("ProxyJump gate\nHost gate\n  HostName 127.0.0.1\n  Port " + gate.port());
        assertThat(SshUsers.said(user, "ssh:board", "echo", "in")).isEqualTo("in\n");

        board.changeHostKey();
        assertThatThrownBy(() -> SshUsers.said(user, "ssh:board", "true"))
                .hasMessageContaining("HAS CHANGED")
                .hasMessageContaining("[127.0.0.1]:" + board.port());
    }

    @Test
    void given_what_assay_does_not_do_then_it_says_so() throws Exception {
        through("ProxyCommand nc %h %p");

        assertThatThrownBy(() -> SshUsers.said(user, "ssh:board", "true"))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.why()).contains("ProxyCommand"));
    }

    @Test
    void given_included_files_and_blocks_that_assay_does_not_read_then_each_line_counts_where_it_stands()
            throws Exception {
        Path more = Files.createDirectories(user.folder().resolve("more"));
        Files.writeString(more.resolve("a"), "Host board\n  User somebody\nHost other\n  Port 2\n");
        Files.writeString(more.resolve("b"), "Include more/*\nHost pi\n  HostName 10.0.0.9\n");
        Files.writeString(user.config(), """
                Include more/* none/*
                IdentitiesOnly yes
                Match user somebody
                  HostName 10.9.9.9
                  Port 1
                Host board
                  HostName 127.0.0.1
                  Port %d
                """.formatted(board.port()));

        Hop hop = Route.to(SshUsers.target("ssh:board"), user).target();
        assertThat(hop.toString()).isEqualTo("somebody@[127.0.0.1]:" + board.port());
        assertThat(hop.onlyTheseKeys()).isTrue();
        assertThat(Route.to(SshUsers.target("ssh:pi"), user).target().host()).isEqualTo("10.0.0.9");
        assertThat(Route.to(SshUsers.target("ssh://me@board:3"), user).target().toString())
                .isEqualTo("me@[127.0.0.1]:3");
    }

    private void through(String line) throws Exception {
        Files.writeString(user.config(), """
                Host board
                  HostName 127.0.0.1
                  Port %d
                  %s
                """.formatted(board.port(), line));
    }
}
