package dev.assay.harness.artifact;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files by the hash of their content ({@code blobs/sha256/HASH}) and directories by the hash of their inputs
 * ({@code derived/NAME-KEY/}). Everything appears by rename, whole or not at all. Safe for threads and for processes
 * that share one root; what two of them want at once is fetched or built once.
 */
public final class ArtifactStore {
    private final Path root;
    private final Path tmp;
    private final Progress progress;
    private final Blobs blobs;
    private final DerivedFolders derived;
    private final NpmFetcher npm;
    private final MavenFetcher maven;
    private final HttpsFetcher https;

    private ArtifactStore(Path root, Progress progress, Limits limits) throws IOException {
        this.root = root;
        this.progress = progress;
        tmp = Files.createDirectories(root.resolve("tmp"));
        Path locks = Files.createDirectories(root.resolve("locks"));
        blobs = new Blobs(root, locks);
        derived = new DerivedFolders(root, locks, tmp);
        npm = new NpmFetcher(limits, progress);
        maven = new MavenFetcher(limits, progress);
        https = new HttpsFetcher(root.resolve("partial"), limits, progress);
    }

    /** Opens the store, makes its folders, and clears what dead processes left behind. */
    public static ArtifactStore open(Path root, Progress progress) throws ArtifactException {
        return open(root, progress, Limits.DEFAULT);
    }

    static ArtifactStore open(Path root, Progress progress, Limits limits) throws ArtifactException {
        try {
            ArtifactStore store = new ArtifactStore(root.toAbsolutePath().normalize(), progress, limits);
            WorkArea.sweep(store.tmp);
            Partial.sweep(store.root.resolve("partial"), Instant.now());
            return store;
        } catch (IOException e) {
            throw Failures.storing("cannot open the artifact store", root, e);
        }
    }

    public Path root() {
        return root;
    }

    /** The blob of a source, fetched if it is not here. Its file name is its SHA-256. */
    public Path fetch(Source source) throws ArtifactException {
        return switch (source) {
            case Source.Npm s -> fetch(source, s.sha256(), area -> npm.fetch(s, area));
            case Source.Maven s -> fetch(source, s.sha256(), area -> maven.fetch(s, area));
            case Source.Https s -> fetch(source, s.sha256(), _ -> https.fetch(s));
            case Source.LocalFile s -> fetchLocal(s);
        };
    }

    private Path fetchLocal(Source.LocalFile source) throws ArtifactException {
        String sha256;
        try {
            sha256 = source.sha256().isPresent() ? source.sha256().get() : Sha256.of(source.path());
        } catch (IOException e) {
            throw unreadable(source, e);
        }
        return fetch(source, sha256, area -> {
            if (!Files.isRegularFile(source.path())) {
                throw unreadable(source, null);
            }
            progress.step(source.describe(), 0, Files.size(source.path()));
            return Files.copy(source.path(), area.resolve("file"));
        });
    }

    private Path fetch(Source source, String sha256, Fetcher fetcher) throws ArtifactException {
        String what = "cannot keep " + source.describe();
        try {
            Optional<Path> here = blobs.find(sha256);
            if (here.isPresent()) {
                return here.get();
            }
            try (KeyLock _ = blobs.lock(sha256);
                    WorkArea area = WorkArea.create(tmp)) {
                Optional<Path> fetchedMeanwhile = blobs.find(sha256);
                return fetchedMeanwhile.isPresent()
                        ? fetchedMeanwhile.get()
                        : admit(source, sha256, fetcher.fetch(area.folder()));
            }
        } catch (IOException e) {
            throw Failures.storing(what, root, e);
        }
    }

    private Path admit(Source source, String expected, Path file) throws IOException, ArtifactException {
        String actual = Sha256.of(file);
        if (!actual.equals(expected)) {
            Files.delete(file);
            throw new ArtifactException(
                    Code.HASH_MISMATCH,
                    "what came is not the file that was asked for",
                    source.describe(),
                    "its SHA-256 is " + actual + ", expected " + expected + "; nothing was kept",
                    "If a mirror or proxy stands between, fetch without it. If the publisher replaced the file, examine the"
                            + " new one and write its hash where the old one is given.");
        }
        return blobs.admit(file, actual);
    }

    /** The blob of a source if it is here; touches no network. A local file without a hash is read for its hash. */
    public Optional<Path> present(Source source) throws ArtifactException {
        try {
            if (source instanceof Source.LocalFile local && local.sha256().isEmpty()) {
                return Files.isRegularFile(local.path()) ? blobs.find(Sha256.of(local.path())) : Optional.empty();
            }
            return blobs.find(source.pinned().orElseThrow());
        } catch (IOException e) {
            throw Failures.storing("cannot look up " + source.describe(), root, e);
        }
    }

    /** The directory of a derivation, built if it is not here. */
    public Path derive(Derivation derivation) throws ArtifactException {
        try {
            return derived.findOrBuild(derivation, progress);
        } catch (IOException | UncheckedIOException e) {
            IOException cause = e instanceof UncheckedIOException u ? u.getCause() : (IOException) e;
            throw Failures.storing("cannot build " + derivation.name(), root, cause);
        }
    }

    /** The directory of a derivation if it is here. */
    public Optional<Path> present(Derivation derivation) throws ArtifactException {
        try {
            return derived.find(derivation);
        } catch (IOException e) {
            throw Failures.storing("cannot look up " + derivation.name(), root, e);
        }
    }

    /** The files of a derived directory with their hashes, as they were when built; sorted by path. */
    public List<StoredFile> files(Path derived) throws ArtifactException {
        try {
            return Inventory.read(derived);
        } catch (IOException e) {
            throw Failures.storing("cannot list a derived folder", derived, e);
        }
    }

    /**
     * Reads everything in full. What is not what it was when it was stored is dropped, to be fetched or built again when it
     * is next wanted.
     *
     * @return what was dropped
     */
    public List<Path> verify() throws ArtifactException {
        try {
            List<Path> damaged = new ArrayList<>(blobs.verify());
            damaged.addAll(derived.verify());
            return damaged;
        } catch (IOException e) {
            throw Failures.storing("cannot verify the artifact store", root, e);
        }
    }

    private static ArtifactException unreadable(Source.LocalFile source, IOException cause) {
        return new ArtifactException(
                Code.NOT_FOUND,
                "cannot read a local file",
                source.describe(),
                Files.exists(source.path()) ? "it is not a file that can be read" : "there is no such file",
                "Correct the path, or put the file there.",
                cause);
    }
}
