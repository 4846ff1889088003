package dev.assay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.fixture.BundleFixture;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A database that suffered, as a user meets it. */
class DbCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path db;
    private Path bundles;

    @BeforeEach
    void a_database_of_one_trial() throws Exception {
        db = folder.resolve("results.db");
        bundles = folder.resolve("bundles");
        BundleFixture.generate().seal(bundles.resolve("trial"));
        assertThat(assay("import", "bundle", bundles.toString(), "--db", db.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(err.toString()).contains("importing: 0 of 1 bundles", "importing: 1 of 1 bundles");
    }

    @Test
    void given_a_sound_database_when_checked_then_it_says_so() {
        assertThat(check("--bundles")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("is sound, 1 trials", "1 bundles read, 0 missing or damaged");
    }

    @Test
    void given_a_bundle_that_is_gone_when_checked_then_its_trial_is_named() throws Exception {
        Files.move(bundles.resolve("trial"), folder.resolve("away"));

        assertThat(check("--bundles", "--json")).isEqualTo(ExitCode.TRIALS_FAILED);

        assertThat(json().get("sound").asBoolean()).isTrue();
        assertThat(json().at("/broken_bundles/0/why").asString()).contains("not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "show", "export", "report"})
    void given_a_damaged_database_when_any_command_meets_it_then_it_says_how_to_rebuild_it(String command)
            throws Exception {
        damage();
        String to = folder.resolve("results.csv").toString();

        int exit = command.equals("export") || command.equals("report")
                ? assay(command, "--to", to, "--db", db.toString())
                : assay(command, "--db", db.toString());

        assertThat(exit).isEqualTo(ExitCode.HARNESS_FAILED);
        assertThat(err.toString()).contains("assay db rebuild --db " + db);
    }

    @Test
    void given_a_damaged_database_when_checked_then_the_problem_and_the_remedy_are_told() throws Exception {
        damage();

        assertThat(check()).isEqualTo(ExitCode.HARNESS_FAILED);

        assertThat(out.toString()).contains("is damaged:", "assay db rebuild --db " + db);
    }

    @Test
    void given_a_damaged_database_when_rebuilt_then_the_trials_are_there_and_the_old_file_too() throws Exception {
        damage();

        assertThat(assay("db", "rebuild", bundles.toString(), "--db", db.toString(), "--json"))
                .isEqualTo(ExitCode.DONE);

        assertThat(json().get("added").asInt()).isEqualTo(1);
        assertThat(json().get("lost_trials")).isEmpty();
        assertThat(Path.of(json().get("old_file").asString())).exists();
        assertThat(check()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void given_a_trial_without_its_bundle_when_rebuilt_then_it_is_named_as_lost() throws Exception {
        Path other = folder.resolve("other");
        BundleFixture later = BundleFixture.generate();
        String id = later.document().trial().id();
        later.trial(new TrialDocument.Trial(id + "-b", 1, 1, 1, BundleFixture.START, BundleFixture.START))
                .seal(other.resolve("trial"));

        assertThat(assay("db", "rebuild", other.toString(), "--db", db.toString()))
                .isEqualTo(ExitCode.TRIALS_FAILED);

        assertThat(out.toString()).contains("lists 1 trials of which there is no bundle", id);
    }

    @Test
    void given_no_bundles_when_rebuilt_then_nothing_is_changed() throws Exception {
        damage();
        byte[] damaged = Files.readAllBytes(db);
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(assay("db", "rebuild", empty.toString(), "--db", db.toString()))
                .isEqualTo(ExitCode.HARNESS_FAILED);

        assertThat(err.toString()).contains("no bundle that can be stored is in " + empty);
        assertThat(db).hasBinaryContent(damaged);
    }

    @Test
    void given_a_folder_that_is_not_there_when_rebuilt_then_that_is_wrong_usage() {
        assertThat(assay("db", "rebuild", folder.resolve("nowhere").toString(), "--db", db.toString()))
                .isEqualTo(ExitCode.USAGE);
    }

    private int check(String... more) {
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"db", "check", "--db", db.toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return assay(args);
    }

    /** The schema's own page stays: the damage shows where a row is looked for. */
    private void damage() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(db.toFile(), "rw")) {
            for (long page = 4096; page < file.length(); page += 4096) {
                file.seek(page);
                file.write(new byte[2048]);
            }
        }
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private int assay(String... args) {
        out.getBuffer().setLength(0);
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), args)
                .execute(args);
    }
}
