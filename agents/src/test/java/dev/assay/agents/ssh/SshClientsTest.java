package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.signature.Signature;
import org.junit.jupiter.api.Test;

class SshClientsTest {
    private static List<String> offered(Set<String> kinds) {
        try (SshClient client = SshClients.started(
                new SshUser("me", Path.of("none"), Path.of("none"), Optional.empty()), SshLimits.STANDARD)) {
            List<NamedFactory<Signature>> all = client.getSignatureFactories();
            return SshClients.knownFirst(all, kinds).stream()
                    .map(NamedFactory::getName)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void given_a_host_that_is_known_by_one_of_its_keys_then_it_is_asked_for_that_kind_first() {
        assertThat(offered(Set.of("ssh-ed25519")).getFirst()).isEqualTo("ssh-ed25519");
        assertThat(offered(Set.of("ssh-rsa")).subList(0, 2)).containsExactly("rsa-sha2-512", "rsa-sha2-256");
        assertThat(offered(Set.of("ssh-rsa")))
                .contains("ssh-ed25519")
                .doesNotContain("ssh-rsa")
                .noneMatch(name -> name.contains("cert"));
    }

    @Test
    void given_no_other_library_then_the_jdks_ed25519_is_offered_and_the_fast_cipher_first() throws Exception {
        assertThat(offered(Set.of())).contains("ssh-ed25519", "ecdsa-sha2-nistp256", "rsa-sha2-512");
        try (SshClient client = SshClients.started(
                new SshUser("me", Path.of("none"), Path.of("none"), Optional.empty()), SshLimits.STANDARD)) {
            assertThat(client.getCipherFactoriesNames()).startsWith("aes128-gcm@openssh.com");
        }
    }
}
