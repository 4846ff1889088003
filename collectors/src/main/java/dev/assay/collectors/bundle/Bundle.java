package dev.assay.collectors.bundle;

import dev.assay.collectors.event.Events;
import dev.assay.collectors.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * One finished trial, read whole from its folder: every file matched its size and hash in the manifest when it was opened.
 * Immutable; safe for use by many threads. Format: docs/formats/bundle.md.
 *
 * @param manifestSha256 SHA-256 of {@code manifest.json}: the bundle's identity
 * @param job empty when a failure came before there was one
 * @param events empty when the runner wrote none
 * @param trace with the channels of the device's own recording and of external meters, where there are any; empty when the probe
 *     never started
 */
public record Bundle(
        Path dir,
        Manifest manifest,
        String manifestSha256,
        TrialDocument trial,
        Optional<JobExcerpt> job,
        Optional<Events> events,
        Optional<TraceFile> trace) {

    /**
     * Verifies and reads a bundle.
     *
     * @throws BundleException when the folder is unfinished, cannot be read, differs from its manifest, or a document in it
     *     is not what its format says. A trace or events that the device left damaged are no such error: they say so
     *     themselves ({@link TraceFile#damage}, {@link Events#problems}).
     */
    public static Bundle open(Path dir) throws BundleException {
        Path file = dir.resolve(Manifest.FILE);
        if (!Files.exists(file)) {
            throw BundleException.unfinished(dir);
        }
        byte[] manifestBytes = bytes(file);
        Manifest manifest = document(file, manifestBytes, Manifest.class);
        verify(dir, manifest);
        if (!manifest.has(BundleFiles.TRIAL)) {
            throw BundleException.damaged(file, "it does not list " + BundleFiles.TRIAL);
        }
        TrialDocument trial = trial(dir.resolve(BundleFiles.TRIAL));
        return new Bundle(
                dir,
                manifest,
                Hashes.of(manifestBytes),
                trial,
                manifest.has(BundleFiles.JOB)
                        ? Optional.of(document(dir.resolve(BundleFiles.JOB), JobExcerpt.class))
                        : Optional.empty(),
                manifest.has(BundleFiles.EVENTS)
                        ? Optional.of(EventsReader.read(dir.resolve(BundleFiles.EVENTS)))
                        : Optional.empty(),
                manifest.has(BundleFiles.TRACE) ? Optional.of(trace(dir, manifest, trial)) : Optional.empty());
    }

    private static TraceFile trace(Path dir, Manifest manifest, TrialDocument trial) throws BundleException {
        Function<String, Optional<Path>> listed =
                name -> Optional.of(name).filter(manifest::has).map(dir::resolve);
        TraceFile recorded = RecordedChannels.joined(
                TraceReader.read(dir.resolve(BundleFiles.TRACE)), listed.apply(BundleFiles.RECORDING), trial.sensing());
        return MeteredChannels.joined(recorded, listed, trial.sensing(), trial.clock());
    }

    /** The runner's standard output as it came, at most 4 MiB; empty when the runner never started. */
    public Optional<Path> runnerOut() {
        return raw(BundleFiles.RUNNER_OUT);
    }

    /** The runner's standard error as it came, at most 4 MiB; empty when the runner never started. */
    public Optional<Path> runnerErr() {
        return raw(BundleFiles.RUNNER_ERR);
    }

    private Optional<Path> raw(String name) {
        return manifest.has(name) ? Optional.of(dir.resolve(name)) : Optional.empty();
    }

    private static void verify(Path dir, Manifest manifest) throws BundleException {
        for (Map.Entry<String, Manifest.Entry> listed : manifest.files().entrySet()) {
            Path file = dir.resolve(listed.getKey());
            if (!Files.exists(file)) {
                throw BundleException.damaged(file, "the manifest lists it, and it is not there");
            }
            Manifest.Entry found;
            try {
                found = Hashes.of(file);
            } catch (IOException e) {
                throw BundleException.io("cannot read the bundle", file, e);
            }
            if (!found.equals(listed.getValue())) {
                throw BundleException.damaged(
                        file, "the manifest says " + listed.getValue() + ", the file is " + found);
            }
        }
    }

    private static TrialDocument trial(Path file) throws BundleException {
        TrialDocument trial = document(file, TrialDocument.class);
        if (!TrialDocument.SCHEMA.equals(trial.schema())) {
            throw BundleException.damaged(
                    file, "its schema is " + trial.schema() + ", this version reads " + TrialDocument.SCHEMA);
        }
        if (trial.cell() == null || trial.outcome() == null || trial.run() == null || trial.trial() == null) {
            throw BundleException.damaged(file, "it lacks one of run, trial, cell and outcome");
        }
        return trial;
    }

    static <T> T document(Path file, Class<T> type) throws BundleException {
        return document(file, bytes(file), type);
    }

    private static <T> T document(Path file, byte[] json, Class<T> type) throws BundleException {
        try {
            T document = BundleJson.mapper().readValue(json, type);
            if (document == null) {
                throw BundleException.damaged(file, "it holds null");
            }
            return document;
        } catch (JacksonException e) {
            throw BundleException.damaged(file, e.getOriginalMessage(), e);
        }
    }

    private static byte[] bytes(Path file) throws BundleException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw BundleException.io("cannot read the bundle", file, e);
        }
    }
}
