package dev.assay.agents.ssh;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;

/** MINA's client, told to do what is wanted here and nothing by itself: no file is read, no password asked for. */
final class SshClients {
    static {
        JdkEdDsaProvider.register();
    }

    /** The first is the fastest with the instructions of today's processors; all are authenticated or with a MAC beside. */
    private static final List<NamedFactory<Cipher>> CIPHERS = List.of(
            BuiltinCiphers.aes128gcm,
            BuiltinCiphers.aes256gcm,
            BuiltinCiphers.cc20p1305_openssh,
            BuiltinCiphers.aes128ctr,
            BuiltinCiphers.aes256ctr);

    private static final int FORWARDED_AT_ONCE = 32_767;

    private SshClients() {}

    static SshClient started(SshUser user, SshLimits limits) {
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier(HostKeyCheck.VERIFIER);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.setCipherFactories(CIPHERS);
        user.agentSocket().ifPresent(socket -> client.setAgentFactory(new AgentKeys(socket, limits.authenticate())));
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, limits.connect());
        // Later than ours, which says what was waited for.
        CoreModuleProperties.AUTH_TIMEOUT.set(client, limits.authenticate().multipliedBy(2));
        CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(client, limits.open());
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(client, limits.silence());
        CoreModuleProperties.HEARTBEAT_REQUEST.set(client, "keepalive@openssh.com");
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, limits.keepAlive());
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, limits.mostMissing());
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        CoreModuleProperties.FORWARDER_BUFFER_SIZE.set(client, FORWARDED_AT_ONCE);
        client.start();
        return client;
    }

    /**
     * Signatures in an order that asks a host for a key of a kind by which it is known. Certificates, which no list here
     * vouches for, are not asked for, nor are signatures over SHA-1.
     */
    static List<NamedFactory<Signature>> knownFirst(List<NamedFactory<Signature>> all, Set<String> kinds) {
        return all.stream()
                .filter(signature -> !signature.getName().contains("-cert-")
                        && !signature.getName().equals("ssh-rsa"))
                .sorted((one, other) -> Boolean.compare(isOf(other, kinds), isOf(one, kinds)))
                .toList();
    }

    /** A key {@code ssh-rsa} signs as {@code rsa-sha2-512} and {@code rsa-sha2-256}, too. */
    private static boolean isOf(NamedFactory<Signature> signature, Set<String> kinds) {
        String name = signature.getName();
        return kinds.contains(name) || (name.startsWith("rsa-sha2-") && kinds.contains("ssh-rsa"));
    }
}
