package dev.assay.results.benchmark;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Manifest;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A bundle in memory with made-up traces, for benchmarks only; everything in it is named synthetic. */
final class SyntheticBundle {
    static final String TRIAL = "synthetic-0000-1";

    private SyntheticBundle() {}

    static Bundle of(List<Trace> traces, Path folder) {
        Map<String, Trace> byName = new LinkedHashMap<>();
        traces.forEach(trace -> byName.put(trace.channel().name(), trace));
        TraceFile trace = new TraceFile(Optional.empty(), byName, List.of(), Optional.empty(), Optional.empty());
        return new Bundle(
                folder,
                new Manifest("assay.bundle/1", new TreeMap<>()),
                "0".repeat(64),
                document(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(trace));
    }

    private static TrialDocument document() {
        Instant start = Instant.parse("2026-11-23T10:15:00Z");
        Cell cell = new Cell(
                "synthetic",
                new Cell.Device("synthetic-device", "linux", "linux-x86_64", "Synthetic board"),
                new Cell.Runtime("synthetic", "0", "synthetic"),
                new Cell.Model("synthetic", "Q4_0", "gguf", Cell.Weights.SYNTHETIC, "CC0-1.0", "f".repeat(64), 1L),
                new Workload.Generate("p8-g4", 8, 4, 1, 1, Workload.Sampling.GREEDY),
                1);
        return new TrialDocument(
                TrialDocument.SCHEMA,
                new TrialDocument.Run(
                        "synthetic",
                        "synthetic",
                        "suite: synthetic\n",
                        "0".repeat(64),
                        1,
                        start,
                        List.of(),
                        "0",
                        List.of()),
                new TrialDocument.Trial(TRIAL, 0, 0, 1, start, start.plusSeconds(1)),
                cell,
                null,
                null,
                null,
                TrialDocument.Outcome.finished(),
                Map.of("synthetic", "yes"),
                null,
                null,
                null,
                null);
    }
}
