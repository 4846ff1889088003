package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.results.fixture.SyntheticRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rebuild that is killed leaves the old file or the new one, and the next rebuild goes through. */
@Timeout(600)
class KilledRebuildIT {
    private static final int KILLS = 12;
    private static final String DAMAGED = "not a database any more\n".repeat(1000);

    @TempDir
    Path tmp;

    @Test
    void givenARebuildThatIsKilledAnywhereThenTheFileIsTheOldOneOrTheNewOne() throws Exception {
        Path bundles = tmp.resolve("run");
        new SyntheticRun(tmp, "run", Instant.parse("2026-11-23T08:00:00Z")).blocks(10);
        Path whole = tmp.resolve("whole.db");
        Path marksFile = tmp.resolve("marks");
        ChildProgram program = ChildProgram.of(RebuildProcess.class, tmp);
        program.train(whole, bundles, marksFile);
        Marks marks = Marks.in(marksFile);
        long ticks = marks.ticks();
        Random random = new Random(20261127);
        int old = 0;
        int made = 0;

        for (int kill = 0; kill < KILLS; kill++) {
            Path db = Files.createDirectories(tmp.resolve("kill-" + kill)).resolve("results.db");
            Files.writeString(db, DAMAGED);
            Files.createFile(db.resolveSibling("results.db.lock")); // as beside each database that Assay made
            marks.clear();
            Process process = program.start(db, bundles, marksFile);
            // Half of them close to the end: the change of names is short.
            long target = kill % 2 == 0 ? 1 + random.nextLong(ticks) : ticks - 1;
            while (marks.ticks() < target && process.isAlive()) {
                LockSupport.parkNanos(20_000);
            }
            LockSupport.parkNanos(random.nextLong(30_000_000));
            process.destroyForcibly().waitFor();

            if (Files.size(db) == DAMAGED.length()) {
                assertThat(db).hasContent(DAMAGED);
                old++;
            } else {
                Queries.assertAlike(db, whole);
                made++;
            }
            DatabaseRebuild.run(db, List.of(bundles), ImportProgress.NONE);
            assertThat(DatabaseCheck.of(db).problems()).isEmpty();
            Queries.assertAlike(db, whole);
        }

        System.out.println("killed " + KILLS + " rebuilds: " + old + " left the old file, " + made + " the new one");
        assertThat(old).isPositive();
    }
}
