package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployListener;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a device was given, by content: {@code HOME/store/HASH}. It is made in {@code HOME/partial/HASH}, where a transfer that
 * was cut goes on, checked there by hashes that the device computes, and becomes visible by a rename when it is whole. When it
 * was last used, the folder's own time tells.
 */
final class DeviceStore {
    private static final Duration QUICK = Duration.ofSeconds(30);

    /** A walk through all that the store holds. */
    private static final Duration LOOK = Duration.ofMinutes(1);

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

    /** None of these is removed to make room for another, from now on. */
    void plan(Collection<Artifact> artifacts) throws AgentException {
        for (Artifact artifact : artifacts) {
            parcel(artifact);
        }
    }

    /**
     * Makes a file or folder present; what is there is not sent again.
     *
     * @param artifact is read once
     * @return its absolute path on the device
     */
    String place(Artifact artifact, DeployListener listener) throws AgentException, InterruptedException {
        Parcel parcel = parcel(artifact);
        String folder = home.store(parcel.hash());
        if (!present.contains(parcel.hash())) {
            Optional<StoreContent> lacking = look(parcel, folder);
            if (lacking.isPresent()) {
                Delivery delivery = new Delivery(link, probe, name(artifact), parcel.bytes(), listener);
                fill(parcel, lacking.get(), delivery, folder);
            }
            present.add(parcel.hash());
            parcel.items().forEach(item -> placeOf.putIfAbsent(item.sha256(), folder + "/" + item.name()));
        }
        return parcel.entry().isEmpty() ? folder : folder + "/" + parcel.entry();
    }

    /** Something was removed there by another hand: what is present is looked for anew. */
    void forget() {
        present.clear();
        placeOf.clear();
    }

    /** With what was deployed in this session, planned or not. */
    private Set<String> planned() {
        return parcels.values().stream().map(Parcel::hash).collect(Collectors.toSet());
    }

    private static String name(Artifact artifact) {
        return artifact.path().getFileName().toString();
    }

    /**
     * In one command: notes that it is used now; or, where it is not there, makes the folders in which it will come.
     *
     * @return empty where it is there
     */
    private Optional<StoreContent> look(Parcel parcel, String folder) throws AgentException, InterruptedException {
        String quoted = ShellWords.quoted(folder);
        // On a device that is full a folder may not be made before something has gone.
        Answer answer = link.script(
                "if test -d " + quoted + "; then touch " + quoted + "; else " + ShellWords.quoted(folders(parcel))
                        + "; " + ShellWords.quoted(List.of(probe.path(), "store", home.path())) + "; fi",
                LOOK);
        if (!answer.done()) {
            throw Trouble.answered("cannot look into the device's store", link, answer);
        }
        return answer.text().isBlank() ? Optional.empty() : Optional.of(StoreContent.parse(link, answer.text()));
    }

    private List<String> folders(Parcel parcel) {
        String partial = home.partial(parcel.hash());
        return Stream.concat(
                        Stream.of("mkdir", "-p", home.store(), partial),
                        parcel.items().stream()
                                .map(item -> parent(partial + "/" + item.name()))
                                .distinct())
                .toList();
    }

    private Parcel parcel(Artifact artifact) throws AgentException {
        Parcel known = parcels.get(artifact.path());
        if (known == null) {
            try {
                known = Parcel.of(artifact);
            } catch (IOException e) {
                throw Trouble.host("cannot read what a device is to be given", e);
            }
            parcels.put(artifact.path(), known);
        }
        return known;
    }

    private void fill(Parcel parcel, StoreContent content, Delivery delivery, String folder)
            throws AgentException, InterruptedException {
        String partial = home.partial(parcel.hash());
        try {
            StoreRoom room = new StoreRoom(link, home, probe);
            if (room.make(parcel, content, planned(), delivery.listener())) {
                done(folders(parcel));
            }
            boolean isNew = !content.hasPart(parcel.hash());
            boolean copied = copy(parcel.items(), partial);
            deliver(parcel, delivery, partial, isNew && !copied);
            publish(parcel, partial, folder);
        } catch (AgentException e) {
            if (e.failure() == Failure.NO_SPACE) {
                link.run(List.of("rm", "-rf", partial), QUICK);
            }
            throw e;
        }
    }

    /**
     * What the device has already under another name is copied there; where that fails it is sent.
     *
     * @return whether something may have been
     */
    private boolean copy(List<Parcel.Item> items, String partial) throws AgentException, InterruptedException {
        boolean copied = false;
        for (Parcel.Item item : items) {
            String elsewhere = placeOf.get(item.sha256());
            if (elsewhere != null) {
                link.run(List.of("cp", elsewhere, partial + "/" + item.name()), Delivery.slow(item.bytes()));
                copied = true;
            }
        }
        return copied;
    }

    /** A file with another hash is sent once more, whole: what was resumed may have been damaged. */
    private void deliver(Parcel parcel, Delivery delivery, String partial, boolean isNew)
            throws AgentException, InterruptedException {
        List<Parcel.Item> wrong = delivery.of(parcel.items(), partial, isNew);
        for (Parcel.Item item : wrong) {
            done(List.of("rm", "-f", partial + "/" + item.name()));
        }
        if (!delivery.of(wrong, partial, true).isEmpty()) {
            done(List.of("rm", "-rf", partial));
            throw Trouble.of(
                    "cannot give the device a file",
                    link,
                    wrong.getFirst().name() + " arrived twice with another hash than it was sent with",
                    null);
        }
    }

    /** Each file is on the medium since it was hashed: a power cut leaves no name without its content. */
    private void publish(Parcel parcel, String partial, String folder) throws AgentException, InterruptedException {
        List<String> executable = parcel.items().stream()
                .filter(Parcel.Item::executable)
                .map(item -> partial + "/" + item.name())
                .toList();
        String line = ShellWords.quoted(List.of("mv", partial, folder));
        if (!executable.isEmpty()) {
            line = "chmod 755 " + ShellWords.quoted(executable) + " && " + line;
        }
        done(link.script(line, QUICK));
    }

    private void done(List<String> command) throws AgentException, InterruptedException {
        done(link.run(command, QUICK));
    }

    private void done(Answer answer) throws AgentException {
        if (!answer.done()) {
            throw Trouble.answered("cannot give the device its files", link, answer);
        }
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
