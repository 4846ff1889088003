package dev.assay.harness.profile;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Cpu;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.profile.Cluster;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processors that the kernel lets tell apart: those of one highest clock and one capacity.
 *
 * @param cluster without the core's name, which no kernel tells
 * @param processors their numbers
 * @param capacity relative speed, the fastest 1024; null when the kernel does not say
 */
public record ClusterDraft(Cluster cluster, Set<Integer> processors, Integer capacity) {
    private static final String CPUFREQ = "cpufreq";
    private static final int KHZ_IN_MHZ = 1000;
    private static final long HZ_IN_MHZ = 1_000_000;

    /** What the kernel tells apart by. */
    private record Kind(Integer maxMhz, Integer capacity) {
        boolean isTold() {
            return maxMhz != null || capacity != null;
        }
    }

    /**
     * By the policies of cpufreq; where there are none by what each processor tells of itself.
     *
     * @return the fastest first; empty where the kernel tells of no processor how fast it is
     */
    static List<ClusterDraft> of(Facts facts) {
        Map<Integer, Cpu> cpus =
                facts.cpus().stream().collect(Collectors.toMap(Cpu::cpu, cpu -> cpu, (a, b) -> a, LinkedHashMap::new));
        Map<Kind, Set<Integer>> kinds = new LinkedHashMap<>();
        List<Node> policies = facts.nodes(CPUFREQ)
                .filter(node -> node.file().equals("cpuinfo_max_freq"))
                .toList();
        for (Node policy : policies) {
            Integer mhz = policy.number().isPresent() ? mhz(policy.number().getAsDouble() / KHZ_IN_MHZ) : null;
            List<Integer> related = numbers(policy.label());
            Integer capacity = related.stream()
                    .map(processor -> capacity(cpus.get(processor)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            related.forEach(processor -> put(kinds, new Kind(mhz, capacity), processor));
        }
        if (policies.isEmpty()) {
            cpus.forEach((number, cpu) -> put(kinds, new Kind(mhz(cpu), capacity(cpu)), number));
        }
        if (kinds.keySet().stream().noneMatch(Kind::isTold)) {
            return List.of();
        }
        return kinds.entrySet().stream()
                .map(kind -> new ClusterDraft(
                        new Cluster(null, kind.getValue().size(), kind.getKey().maxMhz()),
                        kind.getValue(),
                        kind.getKey().capacity()))
                .sorted(Comparator.comparing(
                                (ClusterDraft draft) -> draft.cluster().maxMhz(),
                                Comparator.nullsFirst(Comparator.<Integer>naturalOrder()))
                        .thenComparing(
                                ClusterDraft::capacity, Comparator.nullsFirst(Comparator.<Integer>naturalOrder()))
                        .reversed())
                .toList();
    }

    private static void put(Map<Kind, Set<Integer>> kinds, Kind kind, int processor) {
        kinds.computeIfAbsent(kind, _ -> new TreeSet<>()).add(processor);
    }

    private static Integer capacity(Cpu cpu) {
        return cpu == null ? null : cpu.capacity();
    }

    private static Integer mhz(Cpu cpu) {
        return cpu.maxHz() == null ? null : mhz((double) cpu.maxHz() / HZ_IN_MHZ);
    }

    /** Null for what is no clock of a processor. */
    private static Integer mhz(double value) {
        int rounded = (int) Math.round(value);
        return rounded >= 1 && rounded <= 100_000 ? rounded : null;
    }

    /** Of {@code 0 1 2 3}, as the kernel lists related processors. */
    private static List<Integer> numbers(String related) {
        return Stream.of(Objects.toString(related, "").strip().split("\\s+"))
                .map(ClusterDraft::number)
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static OptionalInt number(String text) {
        return text.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
