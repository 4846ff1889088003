package dev.assay.harness.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.harness.config.Bytes;
import dev.assay.harness.config.Celsius;
import dev.assay.harness.config.Hertz;
import dev.assay.harness.config.Percent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A suite as it is written: what is left out is null. {@link Suite#of} fills in {@link SuiteDefaults}. */
record SuiteFile(
        String schema,
        String name,
        String title,
        ProtocolKeys protocol,
        LinkedHashMap<String, WorkloadKeys> workloads,
        List<Suite.Block> matrix,
        List<TrialDocument.Comparison> compare) {

    record ProtocolKeys(
            Integer trials,
            Long seed,
            Duration cooldown,
            Duration deadline,
            Duration idle,
            GateKeys gate,
            RateKeys rates,
            LimitKeys limits,
            PrepareKeys prepare,
            VerdictKeys verdict) {
        static final ProtocolKeys NONE = new ProtocolKeys(null, null, null, null, null, null, null, null, null, null);

        Suite.Protocol complete() {
            return new Suite.Protocol(
                    or(trials, SuiteDefaults.TRIALS),
                    or(seed, SuiteDefaults.SEED),
                    or(cooldown, SuiteDefaults.COOLDOWN),
                    or(deadline, SuiteDefaults.DEADLINE),
                    or(idle, SuiteDefaults.IDLE),
                    or(gate, GateKeys.NONE).complete(),
                    or(rates, RateKeys.NONE).complete(),
                    or(limits, LimitKeys.NONE).complete(),
                    Optional.ofNullable(prepare).map(PrepareKeys::complete).orElse(SuiteDefaults.PREPARE),
                    Optional.ofNullable(prepare).map(PrepareKeys::affinity),
                    Optional.ofNullable(prepare).map(PrepareKeys::power).orElse(SuiteDefaults.POWER),
                    Optional.ofNullable(verdict).map(VerdictKeys::complete).orElse(SuiteDefaults.VERDICT));
        }
    }

    record GateKeys(Percent background, Celsius temperature, Duration deadline, BatteryKeys battery) {
        static final GateKeys NONE = new GateKeys(null, null, null, null);

        Suite.Gate complete() {
            return new Suite.Gate(
                    or(background, SuiteDefaults.GATE_BACKGROUND),
                    Optional.ofNullable(temperature),
                    or(deadline, SuiteDefaults.GATE_DEADLINE),
                    Optional.ofNullable(battery).map(BatteryKeys::complete));
        }
    }

    record BatteryKeys(
            Percent from, @JsonProperty("charge_to") Percent chargeTo, Duration deadline) {
        Suite.Battery complete() {
            return new Suite.Battery(from, chargeTo, or(deadline, SuiteDefaults.BATTERY_DEADLINE));
        }
    }

    record LimitKeys(Celsius temperature, Bytes memory) {
        static final LimitKeys NONE = new LimitKeys(null, null);

        Suite.Limits complete() {
            return new Suite.Limits(Optional.ofNullable(temperature), Optional.ofNullable(memory));
        }
    }

    record RateKeys(Hertz process, Hertz memory, Hertz sensors) {
        static final RateKeys NONE = new RateKeys(null, null, null);

        Suite.Rates complete() {
            return new Suite.Rates(
                    or(process, SuiteDefaults.PROCESS_RATE),
                    or(memory, SuiteDefaults.MEMORY_RATE),
                    or(sensors, SuiteDefaults.SENSOR_RATE));
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = GenerateKeys.class, name = "generate"),
        @JsonSubTypes.Type(value = SustainedKeys.class, name = "sustained"),
        @JsonSubTypes.Type(value = InferKeys.class, name = "infer")
    })
    sealed interface WorkloadKeys {
        Workload named(String name);
    }

    record GenerateKeys(int prompt, int generate, Integer warmup, Integer iterations, String sampling)
            implements WorkloadKeys {
        @Override
        public Workload named(String name) {
            return new Workload.Generate(
                    name,
                    prompt,
                    generate,
                    or(warmup, SuiteDefaults.GENERATE_WARMUP),
                    or(iterations, SuiteDefaults.GENERATE_ITERATIONS),
                    choice(sampling));
        }
    }

    record SustainedKeys(int prompt, int generate, Duration duration, Integer warmup, String sampling)
            implements WorkloadKeys {
        @Override
        public Workload named(String name) {
            return new Workload.Sustained(
                    name,
                    prompt,
                    generate,
                    duration.toMillis(),
                    or(warmup, SuiteDefaults.GENERATE_WARMUP),
                    choice(sampling));
        }
    }

    record InferKeys(int sequence, Integer batch, Integer warmup, Integer iterations) implements WorkloadKeys {
        @Override
        public Workload named(String name) {
            return new Workload.Infer(
                    name,
                    sequence,
                    or(batch, SuiteDefaults.INFER_BATCH),
                    or(warmup, SuiteDefaults.INFER_WARMUP),
                    or(iterations, SuiteDefaults.INFER_ITERATIONS));
        }
    }

    Suite.Protocol completeProtocol() {
        return or(protocol, ProtocolKeys.NONE).complete();
    }

    Map<String, Workload> namedWorkloads() {
        Map<String, Workload> named = new LinkedHashMap<>();
        workloads.forEach((name, keys) -> named.put(name, keys.named(name)));
        return named;
    }

    private static Workload.Sampling choice(String key) {
        return key == null
                ? SuiteDefaults.SAMPLING
                : key.equals("none") ? Workload.Sampling.NONE : Workload.Sampling.GREEDY;
    }

    private static <T> T or(T value, T fallback) {
        return Optional.ofNullable(value).orElse(fallback);
    }
}
