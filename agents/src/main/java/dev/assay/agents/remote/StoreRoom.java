package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeployEvent;
import dev.assay.agents.DeployListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Room on a device for what it is to be given. Where there is too little, what it was given before is removed, what was used
 * longest ago first, until it is enough: never what the session's plan needs, nor what a job that is there names. Where all of
 * that is not enough, nothing is removed.
 */
record StoreRoom(Link link, RemoteHome home, ProbeProgram probe) {
    private static final Duration QUICK = Duration.ofSeconds(30);

    /** Left free: a job writes what it measured there, and a phone whose storage is full misbehaves. */
    static final long RESERVE_BYTES = 32_000_000;

    /**
     * @param content as it is
     * @param planned hashes that stay
     * @return whether something was removed
     * @throws AgentException of NO_SPACE when it cannot be made to fit
     */
    boolean make(Parcel wanted, StoreContent content, Set<String> planned, DeployListener listener)
            throws AgentException, InterruptedException {
        long needed = needed(wanted, content);
        List<StoreContent.Entry> removable = content.entries().stream()
                .filter(entry -> !entry.inUse() && !planned.contains(entry.name()) && !isProbe(entry))
                .sorted(Comparator.comparingLong(StoreContent.Entry::usedNs).thenComparing(StoreContent.Entry::name))
                .toList();
        long all = removable.stream().mapToLong(StoreContent.Entry::bytes).sum();
        if (content.freeBytes() + all < needed) {
            throw Trouble.noRoom(link, needed, content.freeBytes(), all);
        }
        List<StoreContent.Entry> removed = new ArrayList<>();
        long free = content.freeBytes();
        for (StoreContent.Entry entry : removable) {
            if (free >= needed) {
                break;
            }
            free += entry.bytes();
            removed.add(entry);
        }
        for (StoreContent.Entry entry : removed) {
            remove(entry);
            listener.on(new DeployEvent.Removed(entry.name(), entry.holds(), entry.bytes()));
        }
        return !removed.isEmpty();
    }

    /** What came of it before needs no more. */
    private static long needed(Parcel wanted, StoreContent content) {
        long has = content.entries().stream()
                .filter(entry ->
                        entry.in() == StoreContent.Room.PARTIAL && entry.name().equals(wanted.hash()))
                .mapToLong(StoreContent.Entry::bytes)
                .sum();
        return Math.max(0, wanted.bytes() - has) + RESERVE_BYTES;
    }

    private boolean isProbe(StoreContent.Entry entry) {
        return probe.path().startsWith(home.store(entry.name()) + "/");
    }

    /** Out of the store by a rename first: what is visible there is whole. */
    private void remove(StoreContent.Entry entry) throws AgentException, InterruptedException {
        String partial = home.partial(entry.name());
        String removal = "rm -rf " + ShellWords.quoted(partial);
        String line = entry.in() == StoreContent.Room.PARTIAL
                ? removal
                : removal + " && mv " + ShellWords.quoted(List.of(home.store(entry.name()), partial)) + " && "
                        + removal;
        Answer answer = link.script(line, QUICK);
        if (!answer.done()) {
            throw Trouble.answered("cannot make room on the device", link, answer);
        }
    }
}
