package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.condition.FilePatterns;
import dev.assay.collectors.verdict.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small files at the far end of a link: a command each, or one for a look at many. */
final class RemoteFiles implements DeviceFiles {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Link link;
    private final ProbeProgram probe;
    private final Lease lease;
    private final ProbeKeeper keeper;

    RemoteFiles(Link link, ProbeProgram probe, Lease lease, ProbeKeeper keeper) {
        this.link = link;
        this.probe = probe;
        this.lease = lease;
        this.keeper = keeper;
    }

    /** Bytes as ISO-8859-1, for the kernel's files have no encoding. */
    @Override
    public Optional<String> read(String absolutePath) throws AgentException {
        Answer answer = asked(() -> link.run(List.of("cat", absolutePath), DEADLINE));
        return answer.done() ? Optional.of(answer.text(StandardCharsets.ISO_8859_1)) : Optional.empty();
    }

    @Override
    public List<String> list(String dir) throws AgentException {
        Answer answer = asked(() -> link.run(List.of("ls", "-1", dir), DEADLINE));
        return answer.done() ? answer.text().lines().sorted().toList() : List.of();
    }

    /** One command of the probe. */
    @Override
    public DeviceFiles look(FilePatterns wanted) throws AgentException {
        List<String> arguments = new ArrayList<>(List.of("look"));
        arguments.addAll(wanted.read());
        arguments.add("--names");
        arguments.addAll(wanted.named());
        return SeenFiles.parse(link, asked(() -> probe.ask(arguments, DEADLINE)));
    }

    /** Conditions are read without a word for interruption: the flag stays, and whoever sleeps next meets it. */
    private <T> T asked(ProbeKeeper.Step<T> question) throws AgentException {
        try {
            return keeper.with(() -> {
                lease.keep();
                return question.take();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AgentException(
                    Failure.CANCELLED,
                    "cannot read the device's files",
                    link.name(),
                    "the run was interrupted",
                    "go on with 'assay run --resume'",
                    e);
        }
    }
}
