package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Dialogue;
import dev.assay.agents.remote.Link;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A link that is cut, once, behind a command that the device has done and whose answer does not arrive. */
final class ForgetfulLink implements Link {
    private final Link link;
    private final String words;
    private boolean forgets;
    private int forgotten;

    /** @param words of the command; the first that has them, once it is asked for */
    ForgetfulLink(Link link, String words) {
        this.link = link;
        this.words = words;
    }

    void forgetNext() {
        forgets = true;
    }

    int forgotten() {
        return forgotten;
    }

    private Answer passed(String command, Answer answer) throws AgentException {
        if (!forgets || !command.contains(words)) {
            return answer;
        }
        forgets = false;
        forgotten++;
        throw new AgentException(Failure.DEVICE_LOST, "the device was lost", name(), "cut by a test", "wait", null);
    }

    @Override
    public String name() {
        return link.name();
    }

    @Override
    public Answer run(List<String> command, Duration deadline) throws AgentException, InterruptedException {
        return passed(String.join(" ", command), link.run(command, deadline));
    }

    @Override
    public Answer script(String line, Duration deadline) throws AgentException, InterruptedException {
        return passed(line, link.script(line, deadline));
    }

    @Override
    public <T> T converse(List<String> command, Duration silence, Dialogue.Talk<T> talk)
            throws AgentException, InterruptedException {
        return link.converse(command, silence, talk);
    }

    @Override
    public void append(Addition addition) throws AgentException, InterruptedException {
        link.append(addition);
    }

    @Override
    public Answer append(Addition addition, List<String> beside, Duration afterwards)
            throws AgentException, InterruptedException {
        return link.append(addition, beside, afterwards);
    }

    @Override
    public void fetch(String source, Path target) throws AgentException, InterruptedException {
        link.fetch(source, target);
    }

    @Override
    public boolean reopen(Duration patience) throws InterruptedException {
        return link.reopen(patience);
    }

    @Override
    public void close() {
        link.close();
    }
}
