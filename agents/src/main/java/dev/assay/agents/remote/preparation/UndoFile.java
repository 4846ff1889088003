package dev.assay.agents.remote.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.NoSpace;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The journal on the device. What was written is there after a loss of power too, and never half.
 *
 * @param path on the device; its folder exists
 */
record UndoFile(Link link, String path) {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** To the disk under another name, then under its own; on a full disk nothing is left. */
    private static final String WRITE =
            "{ printf '%s\\n' \"$1\" > \"$2.new\" && sync && mv \"$2.new\" \"$2\" && sync; }"
                    + " || { rm -f \"$2.new\"; exit 1; }";

    sealed interface Found {}

    record Nothing() implements Found {}

    record Journal(UndoJournal journal) implements Found {}

    /** Something that this version does not understand. */
    record Unreadable(String why) implements Found {}

    Found read() throws AgentException, InterruptedException {
        if (!isThere()) {
            return new Nothing();
        }
        Answer answer = link.run(List.of("cat", path), DEADLINE);
        if (!answer.done()) {
            return new Unreadable(answer.complaint());
        }
        try {
            UndoJournal journal = JSON.readValue(answer.text(), UndoJournal.class);
            return isWhole(journal)
                    ? new Journal(journal)
                    : new Unreadable("it is not of format " + UndoJournal.SCHEMA);
        } catch (JacksonException | NullPointerException e) {
            return new Unreadable("it is no journal of format " + UndoJournal.SCHEMA);
        }
    }

    boolean isThere() throws AgentException, InterruptedException {
        return link.run(List.of("test", "-e", path), DEADLINE).done();
    }

    private static boolean isWhole(UndoJournal journal) {
        return journal != null
                && UndoJournal.SCHEMA.equals(journal.schema())
                && journal.owner() != null
                && journal.entries().stream()
                        .noneMatch(e -> e.setting() == null || e.found() == null || e.set() == null);
    }

    /** Durable when this returns. */
    void write(UndoJournal journal) throws AgentException, InterruptedException {
        String json = JSON.writeValueAsString(Objects.requireNonNull(journal));
        done(link.run(List.of("sh", "-c", WRITE, "sh", json, path), DEADLINE));
    }

    void remove() throws AgentException, InterruptedException {
        done(link.run(List.of("rm", "-f", path, path + ".new"), DEADLINE));
    }

    /** Out of the way, but kept for people. */
    void setAside() throws AgentException, InterruptedException {
        done(link.run(List.of("mv", path, path + ".unreadable"), DEADLINE));
    }

    private void done(Answer answer) throws AgentException {
        if (!answer.done()) {
            throw new AgentException(
                    NoSpace.failureOf(answer.complaint()),
                    "cannot keep " + path + ", which tells how to undo the device's preparation",
                    link.name(),
                    answer.complaint(),
                    "free some space on the device, or leave protocol.prepare out of the suite",
                    null);
        }
    }
}
