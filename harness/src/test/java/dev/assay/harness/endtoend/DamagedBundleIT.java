package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A folder of bundles of which some suffered: the import says which and why, and takes the rest. */
class DamagedBundleIT {
    @TempDir
    Path folder;

    @Test
    void given_a_damaged_and_an_unfinished_bundle_when_all_are_imported_then_they_are_named_and_the_rest_is_there()
            throws Exception {
        UserHome home = UserHome.bare(folder).tinyModel();
        ScriptedRuntime.installIn(home);
        home.assay("run", home.write("suite.yaml", Suites.working(3)), "--json").expect(0);
        Path damaged = home.trials().get(0);
        Path unfinished = home.trials().get(1);
        byte[] trace = Files.readAllBytes(damaged.resolve("trace.bin"));
        trace[trace.length / 2] ^= 1;
        Files.write(damaged.resolve("trace.bin"), trace);
        Files.delete(unfinished.resolve("manifest.json"));
        String database = folder.resolve("rebuilt.db").toString();

        JsonNode imported = home.assay("import", "bundle", home.bundles().toString(), "--db", database, "--json")
                .expect(4)
                .json();

        assertThat(imported.get("added").asInt()).isEqualTo(1);
        assertThat(imported.get("skipped")).hasSize(2);
        assertThat(imported.at("/skipped/0/folder").asString()).isEqualTo(damaged.toString());
        assertThat(imported.at("/skipped/0/why").asString()).contains("trace.bin");
        assertThat(imported.at("/skipped/1/folder").asString()).isEqualTo(unfinished.toString());
        assertThat(imported.at("/skipped/1/why").asString()).contains("never finished");
        JsonNode shown =
                home.assay("show", "--db", database, "--json").expect(0).json();
        assertThat(shown.at("/cells/0/trials/valid").asInt()
                        + shown.at("/cells/0/trials/suspect").asInt())
                .isEqualTo(1);
    }
}
