package dev.assay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A slip in --db: whoever only reads is told so, and finds nothing new on the disk. */
class NoDatabaseTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs",
                "show latest",
                "noise latest",
                "trend",
                "compare a b",
                "gate a b --policy POLICY",
                "export latest --to FOLDER/results.xlsx",
                "export latest --to FOLDER/results.csv --traces",
                "report latest --to FOLDER/report.html",
                "db check"
            })
    void given_a_database_that_is_not_there_when_it_is_read_then_that_is_said_and_nothing_is_made(String command)
            throws Exception {
        Path slip = folder.resolve("e/resluts.db");

        assertThat(assay(command, slip)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains("there is no results database", "where: " + slip, "why: there is no such file")
                .contains("--db FILE", "assay quickstart");
        assertThat(files()).isEmpty();
    }

    @Test
    void given_an_empty_file_or_a_folder_when_it_is_read_then_it_stays_what_it_is() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.db"));

        assertThat(assay("runs", empty)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("why: it is empty");
        assertThat(assay("runs", folder)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("why: it is a folder\n  what to do: name a file");

        assertThat(files()).containsExactly(empty);
        assertThat(empty).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"show latest", "db check", "db rebuild FOLDER", "import bundle FOLDER"})
    void given_somebodys_notes_when_they_are_named_as_database_then_nobody_offers_to_replace_them(String command)
            throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "warm day, 28 degrees\n");

        assertThat(assay(command, notes)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains("where: " + notes, "why: it is no database of Assay", "what to do: name another with --db");
        assertThat(files()).containsExactly(notes);
        assertThat(notes).hasContent("warm day, 28 degrees\n");
    }

    @Test
    void given_a_database_that_is_not_there_when_json_is_asked_for_then_the_error_is_json() {
        assertThat(assay("runs --json", folder.resolve("new.db"))).isEqualTo(ExitCode.USAGE);

        assertThat(JsonMapper.shared().readTree(out.toString()).at("/error/why").asString())
                .isEqualTo("there is no such file");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private int assay(String command, Path db) {
        String policy = Path.of(System.getProperty("assay.home"), "suites/policies/nightly.yaml")
                .toString();
        List<String> args = new ArrayList<>();
        for (String arg : command.split(" ")) {
            args.add(arg.replace("FOLDER", folder.toString()).replace("POLICY", policy));
        }
        args.addAll(List.of("--db", db.toString()));
        String[] all = args.toArray(String[]::new);
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), all)
                .execute(all);
    }
}
