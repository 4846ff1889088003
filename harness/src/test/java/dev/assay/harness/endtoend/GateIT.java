package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.SyntheticDays;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** {@code assay compare} and {@code assay gate} as a build server starts them: by exit code and files. */
class GateIT {
    @TempDir
    Path folder;

    private UserHome home;
    private Path database;
    private Path summary;
    private Path junit;

    @BeforeEach
    void a_monday_a_slower_tuesday_and_a_wednesday_like_monday() throws Exception {
        home = UserHome.bare(folder);
        SyntheticDays days = new SyntheticDays(folder);
        days.day("monday", 1, "Discharging")
                .day("tuesday", 1.3, "Discharging")
                .day("wednesday", 1, "Discharging")
                .crashedDay("thursday");
        database = days.database();
        summary = folder.resolve("gate.md");
        junit = folder.resolve("gate.xml");
    }

    @Test
    void given_a_regression_then_the_gate_ends_with_3_and_leaves_markdown_and_junit_xml() throws Exception {
        AssayProcess.Ended gate = gate("monday", "tuesday").expect(3);

        assertThat(gate.out()).contains("23.1 % slower, allowed 10 %", "gate failed: ");
        assertThat(gate.err()).isEmpty();
        assertThat(Files.readString(summary))
                .startsWith("## Assay gate: failed")
                .contains("| ", "23.1 % slower");
        Element suite = suite();
        assertThat(Integer.parseInt(suite.getAttribute("failures"))).isPositive();
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("REGRESSION");
        assertThat(failure.getAttribute("message")).contains("slower, allowed 10 %");
    }

    @Test
    void given_a_day_like_the_base_then_the_gate_ends_with_0_and_its_files_say_so() throws Exception {
        gate("monday", "wednesday").expect(0);

        assertThat(Files.readString(summary)).startsWith("## Assay gate: passed");
        assertThat(suite().getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void given_a_day_on_which_every_trial_crashed_then_the_gate_ends_with_3_and_names_each_cell_in_its_files()
            throws Exception {
        gate("monday", "thursday").expect(3);

        assertThat(Files.readString(summary))
                .startsWith("## Assay gate: failed")
                .contains("missing: the candidate has no valid trial of it: 6 failed (CRASHED)");
        assertThat(suite().getAttribute("failures")).isEqualTo("2");
    }

    @Test
    void given_sides_or_a_policy_that_cannot_be_read_then_it_ends_with_2_and_leaves_no_file() throws Exception {
        assertThat(gate("monday", "sunday").expect(2).err()).contains("no run sunday in the database");
        assertThat(assay(
                                "gate",
                                "monday",
                                "tuesday",
                                "--policy",
                                folder.resolve("none.yaml").toString())
                        .expect(2)
                        .err())
                .contains("none.yaml");
        assertThat(summary).doesNotExist();
        assertThat(junit).doesNotExist();
    }

    @Test
    void given_the_same_regression_then_compare_tells_of_it_and_ends_with_0() throws Exception {
        assertThat(assay("compare", "monday", "tuesday").expect(0).out()).contains("23.1 % slower");

        JsonNode document = assay("compare", "until=2026-11-24", "since=2026-11-24,until=2026-11-25", "--json")
                .expect(0)
                .json();
        assertThat(document.at("/base/runs/0").asString()).isEqualTo("monday");
        assertThat(document.at("/candidate/runs/0").asString()).isEqualTo("tuesday");
        assertThat(document.get("cells")
                        .valueStream()
                        .map(row -> row.get("outcome").asString()))
                .contains("slower");
    }

    private AssayProcess.Ended gate(String base, String candidate) throws Exception {
        return assay(
                "gate",
                base,
                candidate,
                "--policy",
                home.write("policy.yaml", "schema: assay.policy/1\ndefaults: {regression: 10 %}\n"),
                "--summary",
                summary.toString(),
                "--junit",
                junit.toString());
    }

    private AssayProcess.Ended assay(String... args) throws Exception {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--db";
        all[args.length + 1] = database.toString();
        return home.assay(all);
    }

    private Element suite() throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit.toFile());
        return (Element) document.getElementsByTagName("testsuite").item(0);
    }
}
