package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeployEvent;
import dev.assay.agents.DeployListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The files of a parcel on their way to a device, each hashed there while it comes. What an earlier try left is gone on with.
 *
 * @param what for people
 * @param total bytes of all the files
 */
record Delivery(Link link, ProbeProgram probe, String what, long total, DeployListener listener) {
    private static final Duration QUICK = Duration.ofSeconds(30);

    /** A slow phone hashes and copies more than this many bytes a second. */
    private static final long SLOWEST_BYTES_PER_S = 10_000_000;

    private static final long TELL_EVERY_NS = 250_000_000;

    /**
     * Sends what is not there yet; each is on the medium when this returns.
     *
     * @param folder on the device, with the folders of all the items
     * @param isNew whether the device has nothing of them
     * @return those that have another hash there than they should
     */
    List<Parcel.Item> of(List<Parcel.Item> items, String folder, boolean isNew)
            throws AgentException, InterruptedException {
        List<Parcel.Item> wrong = new ArrayList<>();
        long before = 0;
        for (Parcel.Item item : items) {
            String target = folder + "/" + item.name();
            if (!hashed(item, target, isNew ? 0 : has(item, target), before).equals(item.sha256())) {
                wrong.add(item);
            }
            before += item.bytes();
        }
        return wrong;
    }

    private String hashed(Parcel.Item item, String target, long from, long before)
            throws AgentException, InterruptedException {
        if (from == item.bytes()) {
            done(List.of("touch", target)); // one without bytes is not there yet
            return probe.hash(target, slow(item.bytes()));
        }
        Addition addition = new Addition(item.file(), from, item.bytes(), target, telling(before + from));
        listener.on(new DeployEvent.Sending(what, before + from, total));
        String hash = probe.hash(addition, slow(item.bytes()));
        listener.on(new DeployEvent.Sending(what, before + item.bytes(), total));
        return hash;
    }

    private LongConsumer telling(long before) {
        long[] told = {System.nanoTime()};
        return sent -> {
            long now = System.nanoTime();
            if (now - told[0] >= TELL_EVERY_NS) {
                told[0] = now;
                listener.on(new DeployEvent.Sending(what, before + sent, total));
            }
        };
    }

    /** How many of its bytes the device has; a file with none of them is removed, so that what follows a new one finds that. */
    private long has(Parcel.Item item, String target) throws AgentException, InterruptedException {
        Answer answer = link.run(List.of("stat", "-c", "%s", target), QUICK);
        if (!answer.done()) {
            return 0;
        }
        try {
            long size = Long.parseLong(answer.text().strip());
            if (size > 0 && size <= item.bytes()) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw Trouble.of("cannot tell the size of " + target, link, "stat printed: " + answer.text(), e);
        }
        done(List.of("rm", "-f", target));
        return 0;
    }

    private void done(List<String> command) throws AgentException, InterruptedException {
        Answer answer = link.run(command, QUICK);
        if (!answer.done()) {
            throw Trouble.answered("cannot give the device its files", link, answer);
        }
    }

    static Duration slow(long bytes) {
        return QUICK.plusSeconds(bytes / SLOWEST_BYTES_PER_S);
    }
}
