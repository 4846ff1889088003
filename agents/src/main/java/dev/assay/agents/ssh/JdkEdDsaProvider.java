package dev.assay.agents.ssh;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/**
 * Makes {@link JdkEdDsa} known to MINA, which asks once, when its classes are first used: whatever touches them here calls
 * {@link #register} before.
 */
final class JdkEdDsaProvider extends AbstractSecurityProviderRegistrar {
    private static final String PROVIDER = "SunEC";

    static {
        SecurityUtils.registerSecurityProvider(new JdkEdDsaProvider());
    }

    private JdkEdDsaProvider() {
        super(PROVIDER);
    }

    /** Once is enough; any thread. */
    static void register() {
        // Done when this class was initialised.
    }

    @Override
    public Provider getSecurityProvider() {
        return Security.getProvider(PROVIDER);
    }

    @Override
    public boolean isSupported() {
        return getSecurityProvider() != null;
    }

    /** For all else the JDK chooses by itself. */
    @Override
    public boolean isSecurityEntitySupported(Class<?> entity, String transformation) {
        return false;
    }

    @Override
    public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
        return Optional.of(new JdkEdDsa());
    }
}
