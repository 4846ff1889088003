package dev.assay.agents.platform;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What {@code /proc/cpuinfo} says that processors can do: a line {@code Features} on Arm, {@code flags} on x86, for each of
 * them. A program may run on any, so what counts is what all have. Kernels for Arm before 3.19 have one line for all.
 */
final class CpuFeatures {
    private static final Pattern LINE = Pattern.compile("^(?:Features|flags)\\s*:(.*)$", Pattern.MULTILINE);

    private static final Pattern PROCESSOR = Pattern.compile("^processor\\s*:", Pattern.MULTILINE);

    private CpuFeatures() {}

    static Fact<SortedSet<String>> of(String cpuinfo) {
        if (cpuinfo.isBlank()) {
            return new Fact.Unknown<>("/proc/cpuinfo cannot be read, or is empty");
        }
        List<SortedSet<String>> processors =
                LINE.matcher(cpuinfo).results().map(CpuFeatures::words).toList();
        if (processors.isEmpty()) {
            return new Fact.Unknown<>("/proc/cpuinfo has no line Features or flags");
        }
        long listed = PROCESSOR.matcher(cpuinfo).results().count();
        if (processors.size() > 1 && processors.size() < listed) {
            return new Fact.Unknown<>(
                    "/proc/cpuinfo tells it of " + processors.size() + " of " + listed + " processors");
        }
        SortedSet<String> all = new TreeSet<>(processors.getFirst());
        processors.forEach(all::retainAll);
        return new Fact.Known<>(Collections.unmodifiableSortedSet(all), "/proc/cpuinfo");
    }

    private static SortedSet<String> words(MatchResult line) {
        return new TreeSet<>(List.of(line.group(1).strip().split("\\s+")));
    }
}
