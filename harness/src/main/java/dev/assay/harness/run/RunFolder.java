package dev.assay.harness.run;

import dev.assay.agents.DeployEvent;
import dev.assay.agents.preparation.Undoing;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.sensing.SessionMeasurements;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run on the coordinator's disk: {@code run.json} and {@code session-N.json}, which a resumed run reads, {@code
 * removed-N.jsonl}, what a device lost to make room, {@code undone-N.jsonl}, what was put back on it and what could not be,
 * {@code defect-N.txt}, where a defect of Assay ended a device's share, and one folder a trial, which becomes a sealed bundle.
 */
final class RunFolder {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path folder;

    /** What a run was started with; enough to make the same plan again. */
    record Started(TrialDocument.Run run, String suiteFile, List<String> devices) {}

    RunFolder(Path bundles, String run) {
        this.folder = bundles.resolve(run);
    }

    Path path() {
        return folder;
    }

    void begin(Started started) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("run.json"), started);
    }

    /** @return empty when there is no such run here, or one that never began */
    Optional<Started> started() throws IOException {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(folder.resolve("run.json")), Started.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException(folder.resolve("run.json") + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** What an earlier session of the run measured of a device; empty when there was none. */
    Optional<SessionMeasurements> session(int device) throws IOException {
        Path file = sessionFile(device);
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), SessionMeasurements.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    void keepSession(int device, SessionMeasurements measured) throws IOException {
        write(sessionFile(device), measured);
    }

    /** A line of what a device's store lost before a trial. */
    private record Removal(Instant at, String trial, String hash, String holds, long bytes) {}

    /** Adds what a device's store lost to what it lost before. */
    void keepRemoved(int device, String trial, List<DeployEvent.Removed> removed) throws IOException {
        List<String> lines = removed.stream()
                .map(r -> MAPPER.writeValueAsString(new Removal(Instant.now(), trial, r.hash(), r.holds(), r.bytes())))
                .toList();
        if (!lines.isEmpty()) {
            Files.write(removedFile(device), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    Path removedFile(int device) {
        return folder.resolve("removed-" + device + ".jsonl");
    }

    /** When a preparation was undone. */
    enum Undid {
        /** When a session began: what an earlier one had left. */
        FOUND,
        /** When a session ended: its own. */
        OWN
    }

    /** A line of what became of one setting. What does not belong to its kind is null. */
    private record UndoneLine(
            Instant at, Undid whose, String setting, String is, String value, String why, String remedy) {
        static UndoneLine of(Undid whose, Undoing undoing) {
            Instant now = Instant.now();
            return switch (undoing) {
                case Undoing.Undone(String setting, String value) ->
                    new UndoneLine(now, whose, setting, "undone", value, null, null);
                case Undoing.Untouched(String setting, String value) ->
                    new UndoneLine(now, whose, setting, "untouched", value, null, null);
                case Undoing.NotUndone(String setting, String why, String remedy) ->
                    new UndoneLine(now, whose, setting, "not_undone", null, why, remedy);
            };
        }
    }

    /** Adds what became of a device's preparation to what became of it before. */
    void keepUndone(int device, Undid whose, List<Undoing> undoings) throws IOException {
        List<String> lines = undoings.stream()
                .map(undoing -> MAPPER.writeValueAsString(UndoneLine.of(whose, undoing)))
                .toList();
        if (!lines.isEmpty()) {
            Files.write(undoneFile(device), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    Path undoneFile(int device) {
        return folder.resolve("undone-" + device + ".jsonl");
    }

    /** Keeps where in Assay a device's share was ended by a defect: what a report of it needs. */
    Path keepDefect(int device, RuntimeException defect) throws IOException {
        StringWriter trace = new StringWriter();
        defect.printStackTrace(new PrintWriter(trace));
        return Files.writeString(folder.resolve("defect-" + device + ".txt"), trace.toString());
    }

    private Path sessionFile(int device) {
        return folder.resolve("session-" + device + ".json");
    }

    private static void write(Path file, Object document) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    Path bundle(String trial) {
        return folder.resolve(trial);
    }

    boolean isSealed(String trial) {
        return Files.exists(bundle(trial).resolve("manifest.json"));
    }

    /** Makes the empty folder of a trial; what an interrupted attempt left there is removed first. */
    Path prepare(String trial) throws IOException {
        Path bundle = bundle(trial);
        remove(bundle);
        return Files.createDirectories(bundle);
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
