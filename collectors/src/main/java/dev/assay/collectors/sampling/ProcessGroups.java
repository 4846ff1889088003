package dev.assay.collectors.sampling;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The groups that watch the runner's own processes. What each channel means: docs/formats/job.md. */
public final class ProcessGroups {
    /** What the kernel counts anyway: some µs a reading. */
    public static final String PROCESS = "process";
    /** What the kernel walks every page for: milliseconds a reading. */
    public static final String MEMORY = "memory";

    /** What the process group costs of a runner that is one process, µs: measured, docs/formats/job.md. */
    public static final double PROCESS_US = 5;

    /** The memory group rests 199 times as long as it works: it takes at most 0.5 % of a processor. */
    private static final int MEMORY_REST = 199;

    private ProcessGroups() {}

    /**
     * @param processHz 0 (not at all) to 1000
     * @param memoryHz readings a second at the most, 0 (not at all) to 100
     */
    public static List<SamplingGroup> of(int processHz, int memoryHz) {
        return Stream.of(process(processHz), memory(memoryHz))
                .flatMap(Optional::stream)
                .toList();
    }

    /** @param hz 0 (none) to 1000 */
    public static Optional<SamplingGroup> process(int hz) {
        return hz == 0 ? Optional.empty() : Optional.of(new SamplingGroup(PROCESS, hz, null, null, processChannels()));
    }

    /** @param hz readings a second at the most, 0 (none) to 100 */
    public static Optional<SamplingGroup> memory(int hz) {
        return hz == 0
                ? Optional.empty()
                : Optional.of(new SamplingGroup(MEMORY, hz, MEMORY_REST, null, memoryChannels()));
    }

    /** For a group of one's own: channels of the same rate in one group cost one wake-up. */
    public static List<ChannelRequest> processChannels() {
        return List.of(
                bytes("rss_bytes", "/proc/PID/statm resident", "rss"),
                bytes("rss_anon_bytes", "/proc/PID/statm resident - shared", "rss_anon"),
                bytes("rss_file_bytes", "/proc/PID/statm shared", "rss_file"),
                ChannelRequest.ofProcess("cpu_time_s", "s", "clock_gettime of the process clock", "cpu_time"));
    }

    private static List<ChannelRequest> memoryChannels() {
        return List.of(
                bytes("pss_bytes", "/proc/PID/smaps_rollup Pss", "pss"),
                bytes("pss_anon_bytes", "/proc/PID/smaps_rollup Pss_Anon", "pss_anon"),
                bytes("pss_file_bytes", "/proc/PID/smaps_rollup Pss_File", "pss_file"),
                bytes("swap_bytes", "/proc/PID/smaps_rollup Swap", "swap"),
                bytes("hwm_bytes", "/proc/PID/status VmHWM", "hwm"),
                count("minor_faults", "/proc/PID/stat minflt", "minor_faults"),
                count("major_faults", "/proc/PID/stat majflt", "major_faults"),
                count("voluntary_switches", "/proc/PID/task/*/status", "voluntary_switches"),
                count("involuntary_switches", "/proc/PID/task/*/status", "involuntary_switches"));
    }

    private static ChannelRequest bytes(String name, String source, String process) {
        return ChannelRequest.ofProcess(name, "B", source, process);
    }

    private static ChannelRequest count(String name, String source, String process) {
        return ChannelRequest.ofProcess(name, "1", source, process);
    }
}
