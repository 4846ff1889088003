package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.agents.rigs.ssh.SshKeyAgent;
import dev.assay.agents.rigs.ssh.SshProgram;
import dev.assay.agents.rigs.ssh.SshServer;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the link trusts, and by which keys it is let in, against OpenSSH's sshd, ssh-keygen and ssh-agent. */
@Timeout(120)
class SshTrustIT {
    @TempDir
    Path folder;

    private SshServer server;

    @BeforeEach
    void aServer() throws Exception {
        server = SshServer.start(folder.resolve("server"));
    }

    @AfterEach
    void noServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private static void assertRefused(SshUser user, String address, Consumer<AgentException> saying) {
        assertThatThrownBy(() -> SshUsers.said(user, address, "true"))
                .isInstanceOfSatisfying(AgentException.class, e -> {
                    assertThat(e.failure()).isEqualTo(Failure.NOT_PROVISIONED);
                    saying.accept(e);
                });
    }

    @Test
    void given_a_host_that_no_list_has_then_it_is_refused_with_its_fingerprint_and_the_command_to_trust_it()
            throws Exception {
        SshUser user = SshUsers.of(folder, server);
        Files.delete(user.ownKnownHosts());

        assertRefused(user, server.uri(), e -> {
            assertThat(e.getMessage()).contains("not known");
            assertThat(e.remedy()).contains("assay devices add " + server.uri() + " --fingerprint SHA256:");
        });
        assertThatThrownBy(() -> SshUsers.said(user, server.uri(), "true")).hasMessageContaining(server.fingerprint());
        assertThat(server.said()).doesNotContain("Accepted publickey");
    }

    @Test
    void given_a_host_that_its_owner_trusts_then_it_is_known_from_then_on_and_the_users_own_list_is_untouched()
            throws Exception {
        SshUser user = SshUsers.of(folder, server);
        Files.delete(user.ownKnownHosts());

        HostKey key = FirstContact.with(SshUsers.target(server.uri()), user).orElseThrow();
        assertThat(key.fingerprint()).isEqualTo(server.fingerprint());
        FirstContact.trust(key, user);

        assertThat(SshUsers.said(user, server.uri(), "echo", "in")).isEqualTo("in\n");
        assertThat(user.ownKnownHosts()).doesNotExist();
        assertThat(user.knownHosts()).content().isEqualTo(key.line() + "\n");
        assertThat(FirstContact.with(SshUsers.target(server.uri()), user)).isEmpty();
    }

    @Test
    void given_names_that_are_hashed_then_the_host_is_found() throws Exception {
        SshUser user = SshUsers.of(folder, server);
        SshProgram.run(Map.of(), "ssh-keygen", "-H", "-f", user.ownKnownHosts().toString());
        assertThat(Files.readString(user.ownKnownHosts())).startsWith("|1|").doesNotContain("127.0.0.1");

        assertThat(SshUsers.said(user, server.uri(), "echo", "in")).isEqualTo("in\n");
    }

    @Test
    void given_a_host_with_another_key_than_before_then_it_is_refused_loudly_and_no_list_is_changed() throws Exception {
        SshUser user = SshUsers.of(folder, server);
        String before = server.fingerprint();
        String list = Files.readString(user.ownKnownHosts());
        server.changeHostKey();

        assertRefused(user, server.uri(), e -> {
            assertThat(e.getMessage()).contains("HAS CHANGED");
            assertThat(e.why()).contains(before, user.ownKnownHosts() + ", line 1");
        });
        assertThatThrownBy(() -> SshUsers.said(user, server.uri(), "true")).hasMessageContaining(server.fingerprint());
        assertThatThrownBy(() -> FirstContact.with(SshUsers.target(server.uri()), user))
                .hasMessageContaining("HAS CHANGED");
        assertThat(user.ownKnownHosts()).hasContent(list);
        assertThat(user.knownHosts()).doesNotExist();
    }

    @Test
    void given_a_key_that_changes_under_a_link_when_reopened_then_the_next_call_says_so() throws Exception {
        SshUser user = SshUsers.of(folder, server);
        try (SshLink link = SshUsers.link(user, server.uri())) {
            assertThat(link.run(List.of("true"), Duration.ofSeconds(20)).done()).isTrue();
            server.changeHostKey();

            link.reopen(Duration.ofSeconds(20));
            assertThatThrownBy(() -> link.run(List.of("true"), Duration.ofSeconds(20)))
                    .hasMessageContaining("HAS CHANGED");
        }
    }

    @Test
    void given_a_revoked_key_then_it_is_refused_though_another_line_has_it() throws Exception {
        SshUser user = SshUsers.of(folder, server);
        Files.writeString(
                user.ownKnownHosts(),
                server.knownHostsLine() + "@revoked * "
                        + server.knownHostsLine().split(" ", 2)[1]);

        assertRefused(user, server.uri(), e -> assertThat(e.getMessage()).contains("revoked"));
    }

    @Test
    void given_a_list_with_lines_of_any_kind_then_the_good_ones_count() throws Exception {
        SshUser user = SshUsers.of(folder, server);
        Files.writeString(
                user.ownKnownHosts(),
                "# a comment\n\nnonsense\n|1|bad|bad ssh-rsa AAAA\n[127.0.0.1]:1 ssh-ed25519 AAAA\n@cert-authority * "
                        + server.knownHostsLine().split(" ", 2)[1] + "\u00e4\u00f6 x\n" + server.knownHostsLine());

        assertThat(SshUsers.said(user, server.uri(), "echo", "in")).isEqualTo("in\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void given_a_key_of_any_kind_then_it_opens_the_door(String type) throws Exception {
        SshUser user = SshUsers.nobody(folder);
        Files.writeString(user.ownKnownHosts(), server.knownHostsLine());
        server.authorise(SshProgram.key(user.folder().resolve("id_" + type), type, ""));

        assertThat(SshUsers.said(user, server.uri(), "echo", "in")).isEqualTo("in\n");
    }

    @Test
    void given_no_key_that_the_host_takes_then_it_says_which_were_offered_and_how_to_give_it_one() throws Exception {
        SshUser user = SshUsers.of(folder, server);
        Files.delete(user.folder().resolve("id_ed25519"));
        SshProgram.key(user.folder().resolve("id_ecdsa"), "ecdsa", "");

        assertRefused(user, server.uri(), e -> {
            assertThat(e.getMessage()).contains("lets nobody in");
            assertThat(e.why()).contains("SHA256:");
            assertThat(e.remedy()).contains("ssh-copy-id -p " + server.port());
        });
    }

    @Test
    void given_a_user_that_the_host_has_not_then_it_is_a_refusal() throws Exception {
        SshUser user = SshUsers.of(folder, server);

        assertRefused(
                user,
                "ssh://nobody-of-this-name@127.0.0.1:" + server.port(),
                e -> assertThat(e.why()).contains("nobody-of-this-name"));
    }

    @Test
    void given_a_key_with_a_passphrase_then_the_agent_is_named_and_opens_it() throws Exception {
        SshUser user = SshUsers.nobody(folder);
        Files.writeString(user.ownKnownHosts(), server.knownHostsLine());
        Path key = SshProgram.key(user.folder().resolve("id_ed25519"), "ed25519", "secret words");
        server.authorise(key);

        assertRefused(user, server.uri(), e -> {
            assertThat(e.why()).contains(key + " asks for a passphrase");
            assertThat(e.remedy()).contains("ssh-add " + key);
        });
        try (SshKeyAgent agent = SshKeyAgent.start(folder).add(key, "secret words")) {
            assertThat(SshUsers.said(with(agent, user), server.uri(), "echo", "in"))
                    .isEqualTo("in\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void given_an_agent_then_its_keys_open_the_door(String type) throws Exception {
        SshUser user = SshUsers.nobody(folder);
        Files.writeString(user.ownKnownHosts(), server.knownHostsLine());
        Path key = SshProgram.key(folder.resolve("elsewhere"), type, "");
        server.authorise(key);

        try (SshKeyAgent agent = SshKeyAgent.start(folder).add(key, "")) {
            assertThat(SshUsers.said(with(agent, user), server.uri(), "echo", "in"))
                    .isEqualTo("in\n");
        }
    }

    @Test
    void given_only_named_keys_then_the_agents_others_are_left_alone() throws Exception {
        SshUser user = SshUsers.nobody(folder);
        Files.writeString(user.ownKnownHosts(), server.knownHostsLine());
        Path agents = SshProgram.key(folder.resolve("elsewhere"), "ed25519", "");
        server.authorise(agents);
        Path named = SshProgram.key(folder.resolve("named"), "ed25519", "");
        Files.writeString(user.config(), """
                Host board
                  HostName 127.0.0.1
                  Port %d
                  IdentityFile %s
                  IdentitiesOnly yes
                """.formatted(server.port(), named));

        try (SshKeyAgent agent = SshKeyAgent.start(folder).add(agents, "")) {
            assertRefused(
                    with(agent, user),
                    "ssh:board",
                    e -> assertThat(e.getMessage()).contains("lets nobody in"));
            server.authorise(named);
            assertThat(SshUsers.said(with(agent, user), "ssh:board", "echo", "in"))
                    .isEqualTo("in\n");
        }
    }

    @Test
    void given_an_agent_that_is_gone_then_files_are_used() throws Exception {
        SshUser user = SshUsers.of(folder, server);
        SshUser without =
                new SshUser(user.name(), user.folder(), user.knownHosts(), Optional.of(folder.resolve("none")));

        assertThat(SshUsers.said(without, server.uri(), "echo", "in")).isEqualTo("in\n");
    }

    private static SshUser with(SshKeyAgent agent, SshUser user) {
        return new SshUser(user.name(), user.folder(), user.knownHosts(), Optional.of(agent.socket()));
    }
}
