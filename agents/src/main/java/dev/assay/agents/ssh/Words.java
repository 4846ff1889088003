package dev.assay.agents.ssh;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;

/** What the client's exceptions mean, for people. */
final class Words {
    private Words() {}

    static String of(Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            switch (t) {
                case UnknownHostException _, UnresolvedAddressException _ -> {
                    return "there is no host of this name";
                }
                case ConnectException e -> {
                    return String.valueOf(e.getMessage());
                }
                case NoRouteToHostException e -> {
                    return String.valueOf(e.getMessage());
                }
                default -> {
                    // Further down.
                }
            }
        }
        Throwable last = problem;
        while (last != null && last.getMessage() == null && last.getCause() != null) {
            last = last.getCause();
        }
        return last == null
                ? "the connection was closed"
                : last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    /** Whether the host said no, as opposed to a connection that broke. */
    static boolean isRefusal(Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            if (t instanceof SshException e
                    && (e.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE
                            || e.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED
                            || String.valueOf(e.getMessage()).contains("Too many authentication failures"))) {
                return true;
            }
        }
        return false;
    }
}
