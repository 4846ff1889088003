package dev.assay.agents.remote.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import java.util.Optional;

/** Something of a device that one command tells and another sets. */
public interface Setting {
    /** Names it in the journal and to people: {@code global/low_power}. */
    String name();

    Reading read(Link link) throws AgentException, InterruptedException;

    /**
     * @param value one that {@link #read} gave, or one of its kind
     * @return why the device refuses; empty when it took it, which is no proof that it does it
     */
    Optional<String> set(Link link, String value) throws AgentException, InterruptedException;

    /**
     * How a person puts it back, where Assay cannot.
     *
     * @param value one that {@link #read} gave
     */
    default String byHand(String value) {
        return "set " + name() + " to " + value + " on the device";
    }

    /** Once there is nothing to undo any more: removes what the device keeps for it. To fail at it does no harm. */
    default void forget(Link link) throws AgentException, InterruptedException {}

    /** What came of a command that sets something. */
    static Optional<String> refusal(Answer answer) {
        return answer.done() ? Optional.empty() : Optional.of(said(answer));
    }

    /** The device's words on one line, first of standard error. */
    static String said(Answer answer) {
        String words = answer.done() && answer.err().length == 0 ? answer.text() : answer.complaint();
        String line = words.strip().replaceAll("\\s+", " ");
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }
}
