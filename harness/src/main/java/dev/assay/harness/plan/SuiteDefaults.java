package dev.assay.harness.plan;

import dev.assay.agents.preparation.Preparation;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload.Sampling;
import dev.assay.collectors.verdict.Thresholds;
import dev.assay.harness.config.Hertz;
import dev.assay.harness.config.Percent;
import java.time.Duration;
import java.util.List;

/** What holds where a suite says nothing. The schema and docs/formats/suite.md state the same values. */
public final class SuiteDefaults {
    /** Five values give a median and a first idea of the spread; below that an interval says nothing. */
    public static final int TRIALS = 5;

    /** Any fixed number makes a run repeatable. */
    public static final long SEED = 1;

    /** Small boards and servers need none; phones want 30 s and more. */
    public static final Duration COOLDOWN = Duration.ZERO;

    /** Many times what a small model needs, and short enough that one hang does not cost the night. */
    public static final Duration DEADLINE = Duration.ofSeconds(120);

    /** 500 samples of what the device draws at rest; it costs five seconds a session, and none where nothing tells power. */
    public static final Duration IDLE = Duration.ofSeconds(5);

    /** Above a fifth of all processor time, neighbours change a model's speed visibly. */
    public static final Percent GATE_BACKGROUND = new Percent(20);

    /** Enough for a burst to pass; a device that is always busy is measured, and its trials say so. */
    public static final Duration GATE_DEADLINE = Duration.ofSeconds(10);

    /** A phone charges by half in an hour at a wall, and in two or more at a computer's port. */
    public static final Duration BATTERY_DEADLINE = Duration.ofHours(2);

    /** Ten samples in a phase of 100 ms, at a cost far below 1 % of a core. */
    public static final Hertz PROCESS_RATE = new Hertz(100);

    /** {@code smaps_rollup} walks page tables while the process waits: sampled less often. */
    public static final Hertz MEMORY_RATE = new Hertz(10);

    /** Energy of a phase of 100 ms from ten samples; a slow source keeps to its own pace. */
    public static final Hertz SENSOR_RATE = new Hertz(100);

    /** A bare run shows what the collectors cost, and little else. */
    public static final List<Cell.Collectors> COLLECTORS = List.of(Cell.Collectors.ALL);

    /** The first generation pays for page faults and buffers. */
    public static final int GENERATE_WARMUP = 1;

    /** A generation is many tokens already; repetitions come as trials, each in a fresh process. */
    public static final int GENERATE_ITERATIONS = 1;

    /** As an application runs it. */
    public static final Sampling SAMPLING = Sampling.GREEDY;

    /** One sequence: latency as one user sees it. */
    public static final int INFER_BATCH = 1;

    /** The first inferences allocate and plan. */
    public static final int INFER_WARMUP = 5;

    /** Thirty latencies a trial, 150 over five: a p90 with a few values above it. */
    public static final int INFER_ITERATIONS = 30;

    /** A device is its user's: nothing of it is changed unless that is asked for. */
    public static final Preparation PREPARE = Preparation.NONE;

    /** The same holds for its cable. */
    public static final Suite.ChargerPower POWER = Suite.ChargerPower.KEPT;

    /** From which numbers on a trial is suspect; each with its reason there. */
    public static final Thresholds VERDICT = Thresholds.DEFAULTS;

    /** What a trial of a cell without history is assumed to take in an estimate. Said beside the estimate. */
    public static final Duration ASSUMED_TRIAL = Duration.ofSeconds(10);

    private SuiteDefaults() {}
}
