package dev.assay.results.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the table still can be made; its figures say nothing at this size. */
class IngestTableTest {
    @TempDir
    Path folder;

    @Test
    void theTableNamesAllContestantsAndWhatCameBack() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        IngestTable.print(new PrintStream(out, true, StandardCharsets.UTF_8), folder, 80_000, 1);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("synthetic", "Assay, a trial ingested", "SQLite, a row a sample", "DuckDB, appender")
                .contains("the same to the bit")
                .contains("Assay's chunks 10")
                .doesNotContain("NOT THE SAME");
    }
}
