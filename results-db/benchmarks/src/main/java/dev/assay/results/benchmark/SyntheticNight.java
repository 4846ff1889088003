package dev.assay.results.benchmark;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Thresholds;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.results.summary.TrialRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;

/** One run of one device: the frame around its trials. */
final class SyntheticNight {
    static final String SUITE = "synthetic-nightly";
    static final String SIMULATED = "synthetic results: nothing was measured";

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int SECONDS_A_TRIAL = 20;
    private static final double FAILED = 0.015;
    private static final double SUSPECT = 0.03;

    private final SyntheticDevice device;
    private final TrialDocument.Run run;
    private final Map<String, String> provenance;
    private final UniformRandomProvider random;

    SyntheticNight(SyntheticDevice device, int number, long seed, Instant started, UniformRandomProvider random) {
        this.device = device;
        this.random = random;
        String suite = "# " + SIMULATED + "\nschema: assay.suite/1\nname: " + SUITE + "\n";
        run = new TrialDocument.Run(
                ID.format(started) + "-s%03d".formatted(number),
                SUITE,
                suite,
                HexFormat.of().formatHex(Digest.of(suite)),
                seed,
                started,
                List.of("SyntheticResults"),
                "synthetic",
                List.of());
        provenance = new TreeMap<>(Map.of("assay", "synthetic", "synthetic", SIMULATED, "device.system", "none"));
        for (int i = 0; i < 20; i++) {
            provenance.put("runtime.file.%d.sha256".formatted(i), HexFormat.of().formatHex(Digest.of("file " + i)));
        }
    }

    /** A trial in place of one that a device would have run. */
    TrialRow trial(Cell cell, int block, int order, SyntheticTrial yield) {
        Verdict verdict = verdict();
        String id = run.id() + "-%05d".formatted(order);
        Instant started = run.started().plusSeconds((long) SECONDS_A_TRIAL * order);
        Instant ended = started.plusSeconds(SECONDS_A_TRIAL - 5);
        TrialDocument document = new TrialDocument(
                TrialDocument.SCHEMA,
                run,
                new TrialDocument.Trial(id, block, order, 1, started, ended),
                cell,
                new TrialDocument.Gate(
                        TrialDocument.Gate.Result.PASSED, 0, List.of("background load 0.0 % (limit 20.0 %)")),
                conditions(started),
                conditions(ended),
                verdict instanceof Verdict.Failed failed
                        ? TrialDocument.Outcome.failed(failed.failure(), failed.detail())
                        : TrialDocument.Outcome.finished(),
                provenance,
                new Sensing("synthetic", List.of(), List.of(), SIMULATED, List.of(), List.of(), SIMULATED),
                null,
                Thresholds.DEFAULTS,
                null);
        return new TrialRow(
                document,
                verdict,
                verdict instanceof Verdict.Failed ? Map.of() : yield.values(),
                Path.of("/synthetic/no-bundle", run.id(), id),
                HexFormat.of().formatHex(Digest.of("bundle " + run.seed() + " " + id)));
    }

    private Verdict verdict() {
        double drawn = random.nextDouble();
        if (drawn < FAILED) {
            return new Verdict.Failed(Failure.TIMED_OUT, "the deadline of 120 s passed");
        }
        return drawn < FAILED + SUSPECT
                ? new Verdict.Suspect(List.of(new Reason(
                        Reason.Code.CPU_STEAL,
                        5 + 5 * random.nextDouble(),
                        5,
                        "%",
                        "a hypervisor gave processor time to others")))
                : new Verdict.Valid();
    }

    private Conditions conditions(Instant at) {
        List<Condition> readings = new ArrayList<>();
        readings.add(number("load_avg_1m", "1", random.nextInt(100) / 100.0, "/proc/loadavg"));
        for (String counter : List.of("cpu_total_s", "cpu_busy_s", "cpu_steal_s")) {
            readings.add(number(counter, "s", random.nextInt(1_000_000) / 100.0, "/proc/stat"));
        }
        for (String resource : List.of("cpu", "memory", "io")) {
            readings.add(number(
                    "psi_" + resource + "_some_avg10_pct",
                    "%",
                    random.nextInt(500) / 100.0,
                    "/proc/pressure/" + resource));
        }
        readings.add(number("memory_available_bytes", "B", 4096.0 * random.nextInt(1_000_000), "/proc/meminfo"));
        readings.add(number("swap_used_bytes", "B", 0, "/proc/meminfo"));
        readings.add(Condition.ofText("cpu_governor_policy0", "schedutil", "/sys/devices/system/cpu/cpufreq/policy0"));
        readings.add(number("cpu_frequency_policy0_hz", "Hz", 1e9, "/sys/devices/system/cpu/cpufreq/policy0"));
        readings.add(number("temp_hottest_c", "°C", 30 + random.nextInt(20), "/sys/class/thermal"));
        if (device.battery()) {
            readings.add(Condition.ofText("battery_status_battery", "Discharging", "/sys/class/power_supply/battery"));
            readings.add(Condition.ofText("charger_online_usb", "0", "/sys/class/power_supply/usb"));
        } else {
            readings.add(Condition.absent(
                    "battery_level_pct", "%", "the kernel lists no power supply", "/sys/class/power_supply"));
        }
        return new Conditions(at, readings);
    }

    private static Condition number(String name, String unit, double value, String source) {
        return Condition.of(name, unit, value, source);
    }
}
