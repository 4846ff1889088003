package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.verdict.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Small files at the far end of a link, a command each. */
final class RemoteFiles implements DeviceFiles {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Link link;

    RemoteFiles(Link link) {
        this.link = link;
    }

    /** Bytes as ISO-8859-1, for the kernel's files have no encoding. */
    @Override
    public Optional<String> read(String absolutePath) throws AgentException {
        Answer answer = asked(List.of("cat", absolutePath));
        return answer.done() ? Optional.of(answer.text(StandardCharsets.ISO_8859_1)) : Optional.empty();
    }

    @Override
    public List<String> list(String dir) throws AgentException {
        Answer answer = asked(List.of("ls", "-1", dir));
        return answer.done() ? answer.text().lines().sorted().toList() : List.of();
    }

    /** Conditions are read without a word for interruption: the flag stays, and whoever sleeps next meets it. */
    private Answer asked(List<String> command) throws AgentException {
        try {
            return link.run(command, DEADLINE);
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
