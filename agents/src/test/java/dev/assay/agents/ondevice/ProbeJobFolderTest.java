package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.ondevice.ProbeJobs.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a folder of jobs tells of a job, and how it is emptied. */
class ProbeJobFolderTest extends WithJobs {
    @ParameterizedTest
    @ValueSource(strings = {"../test-1", "..", ".", ".hidden", "a/b", "a b", "a\nb", "é", "-x"})
    void givenAnIdThatIsNoFileNameThenItIsRefused(String id) throws Exception {
        Said said = jobs.status(id);

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.complaint()).contains(id.startsWith("-") ? "unexpected '-x'" : "is no job id");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void givenAJobWhoseIdLeadsOutOfTheFolderThenItIsNotStarted() throws Exception {
        Path job = Files.writeString(
                folder.resolve("job.json"),
                ProbeJob.misbehaving("exit=0").json().replace("\"test-1\"", "\"../test-1\""));
        Process probe = new ProcessBuilder(
                        ProbeJob.program("probe").toString(),
                        "start",
                        job.toString(),
                        "--jobs",
                        jobs.folder().toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(probe.getInputStream().readAllBytes())).contains("'../test-1' is no job id");
        assertThat(probe.waitFor()).isEqualTo(2);
        assertThat(folder.resolve("test-1")).doesNotExist();
    }

    @Test
    void givenAnEndedJobWhenCollectedThenEveryFileIsNamedWithItsHash() throws Exception {
        jobs.start(ProbeJob.misbehaving("out=70000", "exit=0"));
        jobs.ended(ID);

        JsonNode files = jobs.collect(ID).document().get("files");

        assertThat(files.propertyNames()).containsExactly("job.json", "runner.err", "runner.out", "trace.bin");
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            Path path = jobs.bundle(ID).resolve(file.getKey());
            assertThat(file.getValue().get("bytes").asLong()).isEqualTo(Files.size(path));
            assertThat(file.getValue().get("sha256").asString()).isEqualTo(sha256(path));
        }
    }

    @Test
    void givenACollectedJobWhenRemovedThenNothingOfItIsLeftAndItMayBeStartedAnew() throws Exception {
        jobs.start(ProbeJob.misbehaving("exit=0"));
        jobs.ended(ID);

        Said removed = jobs.collect(ID, "--remove");

        assertThat(removed.state()).isEqualTo("ended");
        assertThat(jobs.folder()).isEmptyDirectory();
        assertThat(jobs.collect(ID, "--remove").state()).isEqualTo("unknown");
        assertThat(jobs.start(ProbeJob.misbehaving("exit=4")).code()).isZero();
        assertThat(jobs.ended(ID).document().get("outcome").get("exit_code").asInt())
                .isEqualTo(4);
    }

    @Test
    void givenARunningJobThenItIsNeitherCollectedNorRemoved() throws Exception {
        jobs.start(ProbeJob.misbehaving("hang"));

        Said said = jobs.collect(ID, "--remove");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.complaint()).contains("still runs");
        assertThat(said.document().has("files")).isFalse();
        assertThat(jobs.status(ID).state()).isEqualTo("running");
    }

    /** The id of a dead probe was given to a process that has nothing to do with it. */
    @Test
    void givenAnIdThatNowBelongsToAnotherProcessThenTheJobIsLostAndThatProcessIsLeftAlone() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "600").start();
        try {
            runningAs(innocent.pid(), 1, bootId());

            assertThat(jobs.status(ID).state()).isEqualTo("lost");
            assertThat(jobs.stop(ID).state()).isEqualTo("lost");
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly().waitFor();
        }
    }

    @Test
    void givenADeviceThatWasRestartedThenTheJobIsLostWhateverRunsUnderTheId() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "600").start();
        try {
            runningAs(innocent.pid(), startTicks(innocent.pid()), "00000000-0000-0000-0000-000000000000");

            Said said = jobs.stop(ID);
            assertThat(said.state()).isEqualTo("lost");
            assertThat(said.document().get("problem").asString()).isEqualTo("the device was restarted");
            assertThat(innocent.isAlive()).isTrue();

            runningAs(innocent.pid(), startTicks(innocent.pid()), bootId());
            assertThat(jobs.status(ID).state()).isEqualTo("running");
        } finally {
            innocent.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[1,2]", "{\"boot_id\":1}"})
    void givenAnOwnerThatCannotBeReadThenTheJobIsLost(String owner) throws Exception {
        Files.createDirectories(jobs.bundle(ID));
        Files.writeString(jobs.folder().resolve(ID).resolve("owner.json"), owner);

        assertThat(jobs.status(ID).state()).isEqualTo("lost");
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private void runningAs(long pid, long startTicks, String bootId) throws Exception {
        Map<String, Long> process = Map.of("pid", pid, "start_ticks", startTicks);
        Map<String, ?> owner = Map.of("boot_id", bootId, "monotonic_ns", 1, "probe", process, "guardian", process);
        Files.createDirectories(jobs.bundle(ID));
        Files.writeString(
                jobs.folder().resolve(ID).resolve("owner.json"),
                JsonMapper.shared().writeValueAsString(owner));
    }

    private static String bootId() throws Exception {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    private static long startTicks(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
    }
}
