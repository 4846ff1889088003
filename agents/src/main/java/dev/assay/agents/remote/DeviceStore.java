package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a device was given, by content: {@code HOME/store/HASH}. It is made in {@code HOME/partial/HASH}, where a transfer that
 * was cut goes on, checked there by hashes that the device computes, and becomes visible by a rename when it is whole.
 */
final class DeviceStore {
    private static final Duration QUICK = Duration.ofSeconds(30);

    /** A slow phone hashes and copies more than this many bytes a second. */
    private static final long SLOWEST_BYTES_PER_S = 10_000_000;

    private final Link link;
    private final RemoteHome home;
    private final ProbeProgram probe;
    private final Map<Path, Parcel> parcels = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Map<String, String> placeOf = new HashMap<>();

    DeviceStore(Link link, RemoteHome home, ProbeProgram probe) {
        this.link = link;
        this.home = home;
        this.probe = probe;
    }

    /**
     * Makes a file or folder present; what is there is not sent again.
     *
     * @param immutable is read once
     * @return its absolute path on the device
     */
    String place(Path immutable) throws AgentException, InterruptedException {
        Parcel parcel = parcel(immutable);
        String folder = home.store(parcel.hash());
        if (!present.contains(parcel.hash())) {
            if (!link.run(List.of("test", "-d", folder), QUICK).done()) {
                fill(parcel, home.partial(parcel.hash()), folder);
            }
            present.add(parcel.hash());
            parcel.items().forEach(item -> placeOf.putIfAbsent(item.sha256(), folder + "/" + item.name()));
        }
        return parcel.entry().isEmpty() ? folder : folder + "/" + parcel.entry();
    }

    private Parcel parcel(Path immutable) throws AgentException {
        Parcel known = parcels.get(immutable);
        if (known == null) {
            try {
                known = Parcel.of(immutable);
            } catch (IOException e) {
                throw Trouble.host("cannot read what a device is to be given", e);
            }
            parcels.put(immutable, known);
        }
        return known;
    }

    private void fill(Parcel parcel, String partial, String folder) throws AgentException, InterruptedException {
        try {
            done(Stream.concat(
                            Stream.of("mkdir", "-p", home.store(), partial),
                            parcel.items().stream()
                                    .map(item -> parent(partial + "/" + item.name()))
                                    .distinct())
                    .toList());
            for (Parcel.Item item : parcel.items()) {
                send(item, partial + "/" + item.name());
            }
            verify(parcel, partial);
            publish(parcel, partial, folder);
        } catch (AgentException e) {
            if (e.failure() == Failure.NO_SPACE) {
                link.run(List.of("rm", "-rf", partial), QUICK);
            }
            throw e;
        }
    }

    /** What the device has already under another name is copied there. */
    private void send(Parcel.Item item, String target) throws AgentException, InterruptedException {
        String elsewhere = placeOf.get(item.sha256());
        if (elsewhere != null
                && link.run(List.of("cp", elsewhere, target), slow(item.bytes()))
                        .done()) {
            return;
        }
        long have = size(target);
        if (have > item.bytes()) {
            done(List.of("rm", "-f", target));
            have = 0;
        }
        if (have < item.bytes()) {
            link.append(item.file(), Math.max(0, have), target);
        } else if (item.bytes() == 0) {
            done(List.of("touch", target));
        }
    }

    /** @return -1 where there is no such file */
    private long size(String target) throws AgentException, InterruptedException {
        Answer answer = link.run(List.of("stat", "-c", "%s", target), QUICK);
        try {
            return answer.done() ? Long.parseLong(answer.text().strip()) : -1;
        } catch (NumberFormatException e) {
            throw Trouble.of("cannot tell the size of " + target, link, "stat printed: " + answer.text(), e);
        }
    }

    /** A file with another hash is sent once more, whole: what was resumed may have been damaged. */
    private void verify(Parcel parcel, String partial) throws AgentException, InterruptedException {
        List<Parcel.Item> wrong = wrong(parcel.items(), partial);
        for (Parcel.Item item : wrong) {
            done(List.of("rm", "-f", partial + "/" + item.name()));
            link.append(item.file(), 0, partial + "/" + item.name());
        }
        if (!wrong.isEmpty() && !wrong(wrong, partial).isEmpty()) {
            done(List.of("rm", "-rf", partial));
            throw Trouble.of(
                    "cannot give the device a file",
                    link,
                    wrong.getFirst().name() + " arrived twice with another hash than it was sent with",
                    null);
        }
    }

    private List<Parcel.Item> wrong(List<Parcel.Item> items, String partial)
            throws AgentException, InterruptedException {
        List<Parcel.Item> wrong = new ArrayList<>();
        for (Parcel.Item item : items) {
            if (!probe.hash(partial + "/" + item.name(), slow(item.bytes())).equals(item.sha256())) {
                wrong.add(item);
            }
        }
        return wrong;
    }

    /** Each file is on the medium since it was hashed: a power cut leaves no name without its content. */
    private void publish(Parcel parcel, String partial, String folder) throws AgentException, InterruptedException {
        List<String> executable = parcel.items().stream()
                .filter(Parcel.Item::executable)
                .map(item -> partial + "/" + item.name())
                .toList();
        if (!executable.isEmpty()) {
            done(Stream.concat(Stream.of("chmod", "755"), executable.stream()).toList());
        }
        done(List.of("mv", partial, folder));
    }

    private void done(List<String> command) throws AgentException, InterruptedException {
        Answer answer = link.run(command, QUICK);
        if (!answer.done()) {
            throw Trouble.answered("cannot give the device its files", link, answer);
        }
    }

    private static Duration slow(long bytes) {
        return QUICK.plusSeconds(bytes / SLOWEST_BYTES_PER_S);
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
