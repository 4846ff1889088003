package dev.assay.agents.board.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.agents.remote.preparation.Reading;
import dev.assay.agents.remote.preparation.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether {@code jetson_clocks} has pinned the clocks: {@value #PINNED} where no processor that is on, nor the graphics
 * processor, has any range left. What they were is stored in Assay's folder on the device before they are pinned.
 */
record Clocks(Sudo sudo, RemoteHome home) implements Setting {
    static final String NAME = "jetson-clocks";
    static final String PROGRAM = "/usr/bin/jetson_clocks";
    static final String PINNED = "pinned";
    static final String FREE = "free";

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading read(Link link) throws AgentException, InterruptedException {
        Answer answer = sudo.run(link, PROGRAM, "--show");
        return new ShownClocks(answer.text())
                .pinned()
                .<Reading>map(pinned -> new Reading.Value(pinned ? PINNED : FREE))
                .orElseGet(() ->
                        new Reading.Unknown("'jetson_clocks --show': " + Setting.said(answer) + sudo.hint(PROGRAM)));
    }

    @Override
    public String byHand(String value) {
        return "on the board: sudo jetson_clocks" + (value.equals(PINNED) ? "" : " --restore " + stored());
    }

    @Override
    public Optional<String> set(Link link, String value) throws AgentException, InterruptedException {
        return value.equals(PINNED) ? pin(link) : refusal(sudo.run(link, PROGRAM, "--restore", stored()));
    }

    @Override
    public void forget(Link link) throws AgentException, InterruptedException {
        link.run(List.of("rm", "-f", stored()), DEADLINE);
    }

    /** The clocks are free, so what an earlier session stored is out of date; the program would ask before it overwrites. */
    private Optional<String> pin(Link link) throws AgentException, InterruptedException {
        Answer removed = link.run(List.of("rm", "-f", stored()), DEADLINE);
        Optional<String> refused =
                removed.done() ? refusal(sudo.run(link, PROGRAM, "--store", stored())) : Setting.refusal(removed);
        if (refused.isPresent()) {
            return refused;
        }
        // Without it nothing could be restored: the program's exit code does not tell on every release.
        Answer there = link.run(List.of("test", "-s", stored()), DEADLINE);
        return there.done()
                ? refusal(sudo.run(link, PROGRAM))
                : Optional.of("it did not store the clocks in " + stored() + ", so they are left alone");
    }

    private Optional<String> refusal(Answer answer) {
        return Setting.refusal(answer).map(why -> why + sudo.hint(PROGRAM));
    }

    private String stored() {
        return home.path() + "/jetson_clocks.conf";
    }
}
