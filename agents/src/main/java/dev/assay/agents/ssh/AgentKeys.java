package dev.assay.agents.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;

/** The keys of an agent, for the client. Nothing is forwarded to a host. */
record AgentKeys(Path socket, Duration patience) implements SshAgentFactory {
    private static final AttributeRepository.AttributeKey<Predicate<PublicKey>> OFFERED =
            new AttributeRepository.AttributeKey<>();

    /** Which of the agent's keys this session may use; all without a word. */
    static void restrict(Session session, Predicate<PublicKey> offered) {
        session.setAttribute(OFFERED, offered);
    }

    /** @return null without an agent that answers: other keys may do */
    @Override
    public SshAgent createClient(Session session, FactoryManager manager) {
        Predicate<PublicKey> offered = session == null ? null : session.getAttribute(OFFERED);
        try {
            return AgentSocket.open(socket, patience, offered == null ? _ -> true : offered);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    @Override
    public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
        return List.of();
    }

    @Override
    public SshAgentServer createServer(ConnectionService service) throws IOException {
        throw new IOException("agents are not forwarded");
    }
}
