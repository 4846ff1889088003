package dev.assay.agents.ssh;

import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;

/**
 * The key that a host showed when it was connected to.
 *
 * @param place as known_hosts names the host: {@code [host]:port}
 */
public record HostKey(String place, PublicKey key) {
    static {
        JdkEdDsaProvider.register();
    }

    /** As {@code ssh-keygen -l} prints it: {@code SHA256:...} */
    public String fingerprint() {
        return fingerprint(key);
    }

    static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }

    /** {@code ssh-ed25519} and so on. */
    public String type() {
        return KeyUtils.getKeyType(key);
    }

    /** The line of known_hosts. */
    public String line() {
        return place + " " + PublicKeyEntry.toString(key);
    }
}
