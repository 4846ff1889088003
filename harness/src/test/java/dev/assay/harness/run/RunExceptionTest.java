package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunExceptionTest {
    @Test
    void given_a_folder_that_may_not_be_written_then_the_reason_is_in_words() {
        RunException e = RunException.folder(
                "cannot begin the run", Path.of("/data/run"), new AccessDeniedException("/data/run/run.json"));

        assertThat(e.why()).isEqualTo("/data/run/run.json may not be used: permission denied");
        assertThat(e.where()).isEqualTo("/data/run");
    }
}
