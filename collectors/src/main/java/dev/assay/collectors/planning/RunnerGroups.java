package dev.assay.collectors.planning;

import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import java.util.ArrayList;
import java.util.List;

/** What is sampled of the runner's own processes. Every channel is a sum over its process group. */
final class RunnerGroups {
    /** A walk of the runner's page tables takes long and holds a lock of its: 1 % of the time at most. */
    private static final int REST = 99;

    private RunnerGroups() {}

    static List<SamplingGroup> of(SamplingRates rates) {
        List<SamplingGroup> groups = new ArrayList<>();
        if (rates.process() > 0) {
            groups.add(new SamplingGroup("process", rates.process(), null, null, FAST));
        }
        if (rates.memory() > 0) {
            groups.add(new SamplingGroup("memory", rates.memory(), REST, null, SLOW));
        }
        return groups;
    }

    private static final List<ChannelRequest> FAST = List.of(
            bytes("rss", "/proc/PID/statm resident"),
            bytes("rss_anon", "/proc/PID/statm resident - shared"),
            bytes("rss_file", "/proc/PID/statm shared"),
            ChannelRequest.ofProcess("cpu_time_s", "s", "clock_gettime of the process clock", "cpu_time"));

    private static final List<ChannelRequest> SLOW = List.of(
            bytes("pss", "/proc/PID/smaps_rollup Pss"),
            bytes("pss_anon", "/proc/PID/smaps_rollup Pss_Anon"),
            bytes("pss_file", "/proc/PID/smaps_rollup Pss_File"),
            bytes("swap", "/proc/PID/smaps_rollup Swap"),
            bytes("hwm", "/proc/PID/status VmHWM"),
            count("minor_faults", "/proc/PID/stat minflt"),
            count("major_faults", "/proc/PID/stat majflt"),
            count("voluntary_switches", "/proc/PID/status voluntary_ctxt_switches"),
            count("involuntary_switches", "/proc/PID/status nonvoluntary_ctxt_switches"));

    private static ChannelRequest bytes(String keyword, String source) {
        return ChannelRequest.ofProcess(keyword + "_bytes", "B", source, keyword);
    }

    private static ChannelRequest count(String keyword, String source) {
        return ChannelRequest.ofProcess(keyword + "_count", "1", source, keyword);
    }
}
