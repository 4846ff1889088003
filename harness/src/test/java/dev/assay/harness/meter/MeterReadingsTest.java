package dev.assay.harness.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.meter.MeterLog;
import dev.assay.collectors.meter.MeterProgram;
import dev.assay.collectors.sensing.Meter;
import dev.assay.collectors.sensing.Meter.Clock;
import dev.assay.collectors.sensing.Meter.Measures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real programs of this machine in place of a meter's. */
@Timeout(60)
class MeterReadingsTest {
    private static final Meter METER = new Meter("supply", Measures.DEVICE, Clock.ARRIVAL, 5_000_000, 100, List.of());

    private static final String EACH_10_MS = "echo power_w; while :; do echo 4.5; sleep 0.01; done";

    @TempDir
    Path dir;

    private static MeterProgram sh(String script) {
        return new MeterProgram(METER, List.of("sh", "-c", script));
    }

    /** A line of the log. Whether its moments fit the meter's rate is another's matter, and this machine's. */
    private record Kept(long arrivedNs, String watts) {}

    private List<Kept> kept() throws Exception {
        try (Stream<String> lines = Files.lines(dir.resolve(METER.file()))) {
            return lines.filter(line -> Character.isDigit(line.charAt(0)))
                    .map(line -> line.split(","))
                    .map(fields -> new Kept(Long.parseLong(fields[0]), fields[1]))
                    .toList();
        }
    }

    private String told(MeterProgram program) throws Exception {
        try (MeterReadings readings = MeterReadings.start(List.of(program), dir)) {
            TimeUnit.MILLISECONDS.sleep(300);
            readings.stop();
            Map<String, String> told = readings.told();
            assertThat(told).containsOnlyKeys("meter.supply");
            return told.get("meter.supply");
        }
    }

    @Test
    void given_a_program_that_prints_then_its_samples_are_of_the_time_between_start_and_stop() throws Exception {
        long before = System.nanoTime();
        long begun;
        long ended;
        try (MeterReadings readings = MeterReadings.start(List.of(sh(EACH_10_MS)), dir)) {
            begun = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(300);
            ended = System.nanoTime();
            readings.stop();
            assertThat(readings.told().get("meter.supply")).matches("sh: [0-9]+ samples");
        }

        assertThat(kept().getFirst().arrivedNs())
                .as("a sample before the job begins")
                .isBetween(before, begun);
        assertThat(kept().getLast().arrivedNs()).as("and one behind its end").isGreaterThan(ended);
        assertThat(kept()).extracting(Kept::watts).containsOnly("4.5");
        assertThat(kept()).extracting(Kept::arrivedNs).isSorted();
    }

    @Test
    void given_a_program_that_ends_by_itself_then_what_came_is_kept_and_its_last_words_are_told() throws Exception {
        assertThat(told(sh("echo power_w; echo 4; sleep 0.02; echo 5; echo the port is gone >&2; exit 3")))
                .isEqualTo("sh: 2 samples; its program ended by itself, exit code 3: the port is gone");
        assertThat(kept()).extracting(Kept::watts).containsExactly("4", "5");
    }

    @Test
    void given_a_program_that_is_not_there_then_that_is_told() throws Exception {
        assertThat(told(new MeterProgram(METER, List.of("assay-no-such-program"))))
                .isEqualTo("assay-no-such-program: 0 samples; assay-no-such-program is not installed");
    }

    @Test
    void given_a_path_that_is_no_program_then_that_is_told() throws Exception {
        assertThat(told(new MeterProgram(METER, List.of(dir + "/none")))).contains("it could not be started");
    }

    @Test
    void given_a_program_that_does_not_let_itself_be_ended_then_it_and_its_children_are_killed() throws Exception {
        Path pids = dir.resolve("pids");

        String told = told(sh("trap '' TERM; sleep 1000 & echo $! $$ > " + pids + "; " + EACH_10_MS));

        assertThat(told).startsWith("sh: ").doesNotContain("still runs");
        for (String pid : Files.readString(pids).strip().split(" ")) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(left -> assertThat(left.onExit()).succeedsWithin(5, TimeUnit.SECONDS));
        }
        assertThat(kept()).extracting(Kept::watts).containsOnly("4.5");
    }

    /** As a script does that leaves its work to a child: who holds the port then is nobody's child any more. */
    @Test
    void given_a_program_whose_child_goes_on_without_it_then_the_child_is_ended_too() throws Exception {
        Path pid = dir.resolve("pid");

        String told =
                told(sh("(echo power_w; while :; do echo 4.5; sleep 0.01; done) & echo $! > " + pid + "; sleep 0.3"));

        assertThat(told).startsWith("sh: ").doesNotContain("still runs");
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(left -> assertThat(left.onExit()).succeedsWithin(5, TimeUnit.SECONDS));
    }

    /** Short lines without an end would fill the disk as well. */
    @Test
    void given_far_more_lines_than_its_rate_then_it_is_not_read_any_further() throws Exception {
        assertThat(told(sh("echo power_w; yes 1.0")))
                .contains("it was not read any further: it prints far more than 100.0 lines a second");
        assertThat(Files.size(dir.resolve(METER.file()))).isLessThan(5_000_000);
    }

    /** A device names the files that it leaves: none of them is the meter's. */
    @Test
    void given_a_file_of_the_logs_name_that_came_from_the_device_then_the_meters_counts() throws Exception {
        try (MeterReadings readings = MeterReadings.start(List.of(sh(EACH_10_MS)), dir)) {
            Files.writeString(dir.resolve(METER.file()), "arrived_ns,power_w\n1,1\n");
            TimeUnit.MILLISECONDS.sleep(300);
            readings.stop();
        }

        assertThat(kept()).extracting(Kept::watts).containsOnly("4.5");
    }

    /** A program that writes bytes without an end must not fill memory or disk. */
    @Test
    void given_output_that_is_no_table_then_it_is_not_read_any_further() throws Exception {
        assertThat(told(sh("yes | tr -d '\\n'")))
                .startsWith("sh: 0 samples; it was not read any further: a line of it is longer than 4096 bytes");
        assertThatThrownBy(() -> MeterLog.read(dir.resolve(METER.file()), METER))
                .hasMessageContaining("it is empty");
    }

    @Test
    void given_a_job_that_failed_then_closing_ends_the_program() throws Exception {
        Path pid = dir.resolve("pid");
        try (MeterReadings readings = MeterReadings.start(List.of(sh("echo $$ > " + pid + "; " + EACH_10_MS)), dir)) {
            assertThat(readings).isNotNull();
        }

        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(left -> assertThat(left.onExit()).succeedsWithin(5, TimeUnit.SECONDS));
    }
}
