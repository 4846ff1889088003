package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Dialogue;
import dev.assay.agents.remote.Link;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A link that adds up how long each kind of call took: what a deploy is made of. */
record TimedLink(Link link, Map<String, Long> ns) implements Link {
    static TimedLink of(Link link) {
        return new TimedLink(link, new TreeMap<>());
    }

    double seconds(String kind) {
        return ns.getOrDefault(kind, 0L) / 1e9;
    }

    private interface Call<T> {
        T make() throws AgentException, InterruptedException;
    }

    private <T> T timed(String kind, Call<T> call) throws AgentException, InterruptedException {
        long begin = System.nanoTime();
        try {
            return call.make();
        } finally {
            ns.merge(kind, System.nanoTime() - begin, Long::sum);
        }
    }

    @Override
    public String name() {
        return link.name();
    }

    @Override
    public Answer run(List<String> command, Duration deadline) throws AgentException, InterruptedException {
        return timed(command.contains("hash") ? "hash" : "commands", () -> link.run(command, deadline));
    }

    @Override
    public Answer script(String line, Duration deadline) throws AgentException, InterruptedException {
        return timed("commands", () -> link.script(line, deadline));
    }

    @Override
    public <T> T converse(List<String> command, Duration silence, Dialogue.Talk<T> talk)
            throws AgentException, InterruptedException {
        return link.converse(command, silence, talk);
    }

    @Override
    public void append(Addition addition) throws AgentException, InterruptedException {
        timed("bytes", () -> {
            link.append(addition);
            return null;
        });
    }

    @Override
    public Answer append(Addition addition, List<String> beside, Duration afterwards)
            throws AgentException, InterruptedException {
        long begin = System.nanoTime();
        long[] sent = {begin};
        Addition watched = new Addition(addition.file(), addition.from(), addition.to(), addition.target(), bytes -> {
            sent[0] = System.nanoTime();
            addition.sent().accept(bytes);
        });
        Answer answer = link.append(watched, beside, afterwards);
        ns.merge("bytes", sent[0] - begin, Long::sum);
        ns.merge("hash", System.nanoTime() - sent[0], Long::sum);
        return answer;
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
