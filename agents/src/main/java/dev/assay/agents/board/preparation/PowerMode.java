package dev.assay.agents.board.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.preparation.Reading;
import dev.assay.agents.remote.preparation.Setting;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The power mode of a Jetson by {@code nvpmodel}, as its number. A change that needs a restart of the board is asked about by
 * the program; it gets no answer, does nothing, and the step is recorded as not done.
 */
record PowerMode(Sudo sudo) implements Setting {
    static final String NAME = "nvpmodel";
    static final String PROGRAM = "/usr/sbin/nvpmodel";

    /** Before it asks whether to do it now. */
    private static final String RESTART = "Reboot required";

    /** The name, then the number in a line of its own. */
    private static final Pattern ANSWER = Pattern.compile("NV Power Mode: *(\\S+)\\s+(\\d{1,3})\\s*$");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading read(Link link) throws AgentException, InterruptedException {
        Answer answer = sudo.run(link, PROGRAM, "-q");
        Matcher found = ANSWER.matcher(answer.text());
        return found.find()
                ? new Reading.Value(found.group(2))
                : new Reading.Unknown("'nvpmodel -q': " + Setting.said(answer) + sudo.hint(PROGRAM));
    }

    @Override
    public String byHand(String value) {
        return "on the board: sudo nvpmodel -m " + value;
    }

    @Override
    public Optional<String> set(Link link, String value) throws AgentException, InterruptedException {
        Answer answer = sudo.run(link, PROGRAM, "-m", value);
        if ((answer.text() + answer.complaint()).contains(RESTART)) {
            return Optional.of(
                    "mode " + value + " needs a restart of the board, which Assay does not do: set it by hand with"
                            + " 'sudo nvpmodel -m " + value + "' and restart the board");
        }
        return Setting.refusal(answer).map(why -> why + sudo.hint(PROGRAM));
    }
}
