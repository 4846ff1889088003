package dev.assay.harness.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ToolTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void givenNoSuchProgram_whenSought_thenTheErrorSaysHowToInstallIt() {
        assertThatThrownBy(() -> Tool.find("npm", folder.toString(), "apt-get install npm"))
                .isInstanceOfSatisfying(ArtifactException.class, e -> {
                    assertThat(e.code()).isEqualTo(Code.TOOL_MISSING);
                    assertThat(e.why()).isEqualTo("npm is not installed");
                    assertThat(e.remedy()).isEqualTo("apt-get install npm");
                });
    }

    @Test
    void givenAProgramThatFails_whenRun_thenItsStatusAndWordsAreTheOutcome() throws Exception {
        Tool.Outcome outcome =
                sh().run(folder, Map.of("WHO", "world"), LONG, List.of("-c", "echo hello $WHO; echo oh >&2; exit 3"));

        assertThat(outcome).isEqualTo(new Tool.Outcome(3, "hello world\n", "oh\n"));
    }

    @Test
    void givenAProgramThatTalksMuch_whenRun_thenTheEndIsKept() throws Exception {
        Tool.Outcome outcome = sh().run(folder, Map.of(), LONG, List.of("-c", "seq 1 500000"));

        assertThat(outcome.out()).hasSize(1 << 20).endsWith("\n500000\n");
    }

    @Test
    void givenAProgramThatHangs_whenTheDeadlinePasses_thenItAndItsChildrenAreEnded() throws Exception {
        Path pid = folder.resolve("pid");
        // The child says its id before it waits, so the deadline cannot come before it exists for long.
        String script = "sh -c 'echo $$ > " + pid + "; exec tail -f /dev/null' & wait";

        assertThatThrownBy(() -> sh().run(folder, Map.of(), Duration.ofMillis(500), List.of("-c", script)))
                .isInstanceOfSatisfying(
                        ArtifactException.class, e -> assertThat(e.code()).isEqualTo(Code.TOOL_FAILED));
        if (Files.exists(pid) && !Files.readString(pid).isBlank()) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .ifPresent(child -> assertThat(child.onExit()).succeedsWithin(LONG));
        }
    }

    @Test
    void givenAnInterruptedThread_whenAProgramIsRun_thenItIsEndedAndTheFlagStays() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> sh().run(folder, Map.of(), LONG, List.of("-c", "exec tail -f /dev/null")))
                .isInstanceOfSatisfying(
                        ArtifactException.class, e -> assertThat(e.code()).isEqualTo(Code.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Tool sh() throws ArtifactException {
        return Tool.find("sh", "");
    }
}
