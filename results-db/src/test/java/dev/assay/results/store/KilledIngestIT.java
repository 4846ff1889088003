package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.results.fixture.SyntheticRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that stores bundles is killed with SIGKILL, again and again, at seeded moments from its first row to its last. It
 * stores them in four databases at once, each on its own: a process takes longer to start than to store, and so one kill cuts
 * off four ingests, each somewhere else. After each kill each file is sound and every trial in it is whole; when the bundles
 * are stored again, none is missing or there twice.
 */
@Timeout(1800)
class KilledIngestIT {
    private static final int KILLS = 200;
    private static final int FILES_A_PROCESS = 4;
    private static final int PROCESSES_AT_ONCE = 2;
    private static final int KILLS_A_GROUP = 50;
    /** About so many: a file is full after them. */
    private static final int KILLS_A_FILE = 10;

    private static final int TRIALS = 60;
    private static final long SEED = 20261126;

    @TempDir
    Path tmp;

    private Path bundles;
    private Path undisturbed;
    private ChildProgram program;
    private Map<String, String> whole;
    private long ticks;

    /** Where an ingest was when its process died. */
    private record Death(Marks.Stage stage, boolean inCheckpoint) {}

    @Test
    void givenTwoHundredIngestsWhoseProcessIsKilledThenNoTrialIsLostOrDoubledAndTheFileIsSound() throws Exception {
        bundles = tmp.resolve("run");
        new SyntheticRun(tmp, "run", Instant.parse("2026-11-23T08:00:00Z")).blocks(TRIALS / 2);
        undisturbed = tmp.resolve("undisturbed.db");
        program = ChildProgram.of(WatchedIngest.class, tmp);
        program.train(bundles, WatchedIngest.Manner.ONE_BY_ONE, undisturbed);
        ticks = Marks.in(WatchedIngest.marks(undisturbed)).ticks();
        whole = trials(undisturbed);
        assertThat(whole).hasSize(TRIALS);

        List<Death> deaths = new ArrayList<>();
        long begin = System.nanoTime();
        try (ExecutorService several = Executors.newFixedThreadPool(PROCESSES_AT_ONCE)) {
            List<Callable<List<Death>>> groups = new ArrayList<>();
            for (int group = 0; group < KILLS / KILLS_A_GROUP; group++) {
                int number = group;
                groups.add(() -> killedAndMended(number));
            }
            for (Future<List<Death>> group : several.invokeAll(groups)) {
                deaths.addAll(group.get());
            }
        }

        assertThat(deaths).hasSizeGreaterThanOrEqualTo(KILLS);
        System.out.println(tally(deaths, (System.nanoTime() - begin) / 1e9));
        assertThat(deaths).as("kills where it hurts").anyMatch(death -> death.stage() == Marks.Stage.IN_TRANSACTION);
        assertThat(deaths).anyMatch(Death::inCheckpoint);
    }

    /** Four files, fifty ingests of them cut off, then they may go on to the end. */
    private List<Death> killedAndMended(int number) throws Exception {
        Random random = new Random(SEED + number);
        WatchedIngest.Manner manner = WatchedIngest.Manner.values()[number % WatchedIngest.Manner.values().length];
        List<Path> databases = new ArrayList<>();
        for (int file = 0; file < FILES_A_PROCESS; file++) {
            Path folder = Files.createDirectories(tmp.resolve("group-" + number + "/" + file));
            databases.add(newDatabase(folder.resolve("results.db")));
        }
        List<Death> deaths = new ArrayList<>();
        int[] stored = new int[FILES_A_PROCESS];
        while (deaths.size() < KILLS_A_GROUP) {
            int watched = random.nextInt(FILES_A_PROCESS);
            long left = ticks * (TRIALS - stored[watched]) / TRIALS;
            long target = 1 + random.nextLong(Math.max(1, 2 * left / KILLS_A_FILE));
            long pauseNs =
                    random.nextLong(2_000_000); // rows are milliseconds apart at most, and so are pages of the log
            kill(databases, manner, databases.get(watched), target, pauseNs);
            for (int file = 0; file < FILES_A_PROCESS; file++) {
                Path db = databases.get(file);
                Marks.Stage stage = Marks.in(WatchedIngest.marks(db)).stage();
                if (stage == Marks.Stage.DONE) {
                    newDatabase(db); // it was faster than its killer: the rest of the kills on a new file
                } else if (stage != Marks.Stage.STARTING) {
                    deaths.add(new Death(stage, inCheckpoint(db)));
                }
                stored[file] = assertSoundAndWhole(db, db.resolveSibling("copy"));
            }
        }

        for (Path db : databases) {
            try (ResultsStore store = ResultsStore.open(db)) {
                for (Path bundle : WatchedIngest.bundles(bundles)) {
                    store.ingest(Bundle.open(bundle));
                }
                store.check();
            }
            Queries.assertAlike(db, undisturbed);
        }
        return deaths;
    }

    private static Path newDatabase(Path db) throws Exception {
        Files.deleteIfExists(db);
        ResultsStore.open(db).close();
        return db;
    }

    private void kill(List<Path> databases, WatchedIngest.Manner manner, Path watched, long target, long pauseNs)
            throws Exception {
        for (Path db : databases) {
            Marks.in(WatchedIngest.marks(db)).clear();
        }
        Marks marks = Marks.in(WatchedIngest.marks(watched));
        List<Object> arguments = new ArrayList<>(List.of(bundles, manner));
        arguments.addAll(databases);
        Process process = program.start(arguments.toArray());
        try {
            while (marks.ticks() < target && process.isAlive()) {
                LockSupport.parkNanos(50_000);
            }
            LockSupport.parkNanos(pauseNs);
        } finally {
            process.destroyForcibly().waitFor(); // SIGKILL
        }
    }

    /** On a copy, so that the next process finds the file as the killed one left it. */
    private int assertSoundAndWhole(Path db, Path copy) throws Exception {
        Path file = Files.createDirectories(copy).resolve("results.db");
        for (String suffix : List.of("-shm", "-wal", "")) {
            Path from = db.resolveSibling(db.getFileName() + suffix);
            Path to = file.resolveSibling(file.getFileName() + suffix);
            Files.deleteIfExists(to);
            if (!suffix.equals("-shm") && Files.exists(from)) {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertThat(DatabaseCheck.of(file).problems()).isEmpty();
        Map<String, String> stored = trials(file);
        assertThat(whole).containsAllEntriesOf(stored);
        return stored.size();
    }

    /** Each trial with how much hangs on it. */
    private static Map<String, String> trials(Path db) throws Exception {
        return Queries.rows(db, """
                        SELECT t.id, t.bundle_sha256,
                               (SELECT count(*) FROM trial_documents d WHERE d.trial = t.trial),
                               (SELECT group_concat(v.metric || ' ' || v.kind) FROM metric_values v
                                WHERE v.trial = t.trial AND v.metric IN (SELECT metric FROM metrics)),
                               (SELECT count(*) FROM trial_series s WHERE s.trial = t.trial),
                               (SELECT count(*) FROM phases p WHERE p.trial = t.trial),
                               (SELECT count(*) FROM trial_conditions c WHERE c.trial = t.trial)
                        FROM trials t""").stream()
                .collect(Collectors.toMap(row -> row.getFirst(), row -> String.join(" ", row.subList(1, row.size()))));
    }

    /**
     * Whether the log was being written back: SQLite notes in the shared memory, behind two headers of 48 bytes, up to which
     * frame that is done (nBackfill), and up to which it was begun (nBackfillAttempted, 32 bytes further). sqlite.org/walformat.html.
     */
    private static boolean inCheckpoint(Path db) throws IOException {
        Path memory = db.resolveSibling(db.getFileName() + "-shm");
        if (!Files.exists(memory)) {
            return false;
        }
        ByteBuffer index = ByteBuffer.wrap(Files.readAllBytes(memory)).order(ByteOrder.nativeOrder());
        return index.limit() >= 132 && index.getInt(128) > index.getInt(96);
    }

    private static String tally(List<Death> deaths, double seconds) {
        Map<Marks.Stage, Long> stages = deaths.stream()
                .collect(Collectors.groupingBy(
                        Death::stage, () -> new EnumMap<>(Marks.Stage.class), Collectors.counting()));
        return String.format(
                Locale.ROOT,
                "%d ingests cut off: %d inside a transaction, %d while committing, %d between transactions; "
                        + "of them %d while the log was written back; %.0f s",
                deaths.size(),
                stages.getOrDefault(Marks.Stage.IN_TRANSACTION, 0L),
                stages.getOrDefault(Marks.Stage.COMMITTING, 0L),
                stages.getOrDefault(Marks.Stage.READING, 0L),
                deaths.stream().filter(Death::inCheckpoint).count(),
                seconds);
    }
}
