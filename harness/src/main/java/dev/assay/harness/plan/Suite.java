package dev.assay.harness.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.agents.preparation.Preparation;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.verdict.Thresholds;
import dev.assay.harness.config.Bytes;
import dev.assay.harness.config.Celsius;
import dev.assay.harness.config.Config;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigReader;
import dev.assay.harness.config.ConfigSource;
import dev.assay.harness.config.Hertz;
import dev.assay.harness.config.Locations;
import dev.assay.harness.config.Percent;
import dev.assay.harness.config.Processors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to measure and how carefully: a suite file of format {@code assay.suite/1} (docs/formats/suite.md) with every default
 * filled in. Immutable.
 *
 * @param title for people; the name where the file has none
 * @param workloads by name, in the order of the file
 * @param comparisons sides that are held against each other
 * @param source the file's whole text and its SHA-256, for the record of a run
 * @param locations where the file says what, for problems that planning finds
 */
public record Suite(
        String name,
        String title,
        Protocol protocol,
        Map<String, Workload> workloads,
        List<Block> matrix,
        List<TrialDocument.Comparison> comparisons,
        ConfigSource source,
        Locations locations) {

    static final String SCHEMA = "dev/assay/suites/schema/suite.schema.json";

    public Suite {
        workloads = Collections.unmodifiableMap(new LinkedHashMap<>(workloads));
        matrix = List.copyOf(matrix);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * @param trials repetitions of each cell; 1 or more
     * @param seed of the order, the prompts and the tensors; 0 or more
     * @param cooldown pause after each trial
     * @param deadline of one trial on the device
     * @param idle for how long the device is sampled at rest, once a session, where it tells its power; 0 is not at all
     * @param prepare what the device is made like for the time of the run
     * @param affinity on which processors the runner is to run; empty: on those that the device gives it
     * @param power what becomes of the power of its charger while it is measured
     * @param verdict from which numbers on a trial is suspect
     */
    public record Protocol(
            int trials,
            long seed,
            Duration cooldown,
            Duration deadline,
            Duration idle,
            Gate gate,
            Rates rates,
            Limits limits,
            Preparation prepare,
            Optional<Processors> affinity,
            ChargerPower power,
            Thresholds verdict) {
        Protocol withSeed(long other) {
            return new Protocol(
                    trials, other, cooldown, deadline, idle, gate, rates, limits, prepare, affinity, power, verdict);
        }
    }

    /**
     * @param background the share of all processor time that other programs may use
     * @param temperature of the hottest zone, above which the gate waits; empty: it does not look
     * @param deadline the longest wait for both; then the trial runs all the same
     * @param battery empty: it does not look
     */
    public record Gate(
            Percent background, Optional<Celsius> temperature, Duration deadline, Optional<Battery> battery) {}

    /**
     * @param from the level below which no trial starts
     * @param chargeTo the level up to which a battery is charged that fell below
     * @param deadline the longest wait for that; then the trial runs all the same
     */
    public record Battery(Percent from, Percent chargeTo, Duration deadline) {}

    /** The power that a device gets by its cable. */
    public enum ChargerPower {
        /** Left as it is. */
        KEPT,
        /** Cut before the gate of each trial and restored after the trial. */
        @JsonProperty("cut")
        CUT
    }

    /**
     * What ends a trial on the device before its work is done.
     *
     * @param temperature of any sampled zone; empty: none
     * @param memory resident, of the runner; empty: none
     */
    public record Limits(Optional<Celsius> temperature, Optional<Bytes> memory) {}

    /**
     * @param process of resident memory and processor time, 1 to 1000 Hz
     * @param memory of {@code smaps_rollup}, 0 (never) to 100 Hz
     * @param sensors of power, temperature, frequency and system load, 0 (never) to 1000 Hz
     */
    public record Rates(Hertz process, Hertz memory, Hertz sensors) {}

    /**
     * Combinations: each runtime with each model, workload and number of threads.
     *
     * @param runtimes {@code NAME} or {@code NAME:RUNNER}
     * @param models {@code NAME/QUANTIZATION}
     * @param collectors {@link SuiteDefaults#COLLECTORS} where the file names none
     */
    public record Block(
            List<String> runtimes,
            List<String> models,
            List<String> workloads,
            List<Integer> threads,
            List<Cell.Collectors> collectors) {
        public Block {
            collectors = collectors == null ? SuiteDefaults.COLLECTORS : collectors;
        }
    }

    /** @param seed instead of the protocol's; null keeps that */
    public Suite withSeed(Long seed) {
        if (seed == null) {
            return this;
        }
        return new Suite(name, title, protocol.withSeed(seed), workloads, matrix, comparisons, source, locations);
    }

    /** @throws ConfigException with every problem of the file */
    public static Suite read(Path file) throws ConfigException {
        return of(ConfigSource.read(file));
    }

    /** As {@link #read}, from text at hand: the suite that a bundle keeps, or one that is packaged. */
    public static Suite of(ConfigSource source) throws ConfigException {
        Config<SuiteFile> config = ConfigReader.read(source, SCHEMA, SuiteFile.class, SuiteChecks.ALL);
        SuiteFile file = config.value();
        return new Suite(
                file.name(),
                Optional.ofNullable(file.title()).orElse(file.name()),
                file.completeProtocol(),
                file.namedWorkloads(),
                file.matrix(),
                Optional.ofNullable(file.compare()).orElse(List.of()),
                source,
                config.locations());
    }
}
