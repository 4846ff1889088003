package dev.assay.agents.ondevice;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of detached jobs for each test, in which nothing runs on after it. */
abstract class WithJobs {
    static final String ID = "test-1";

    @TempDir
    Path folder;

    ProbeJobs jobs;

    @BeforeEach
    final void aFolderOfJobs() {
        jobs = new ProbeJobs(folder.resolve("jobs"));
    }

    @AfterEach
    final void nothingRunsOn() throws Exception {
        jobs.stop(ID);
    }
}
