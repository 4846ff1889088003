package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.agents.rigs.adbd.Leftovers;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * {@code assay run} measures a plan of two cells on a device whose battery is pulled at seeded moments of deploying, running
 * and collecting. So many losses in all as {@code -Dloss.points} says, over as many runs as they take.
 */
@Timeout(1800)
class AndroidLossRunIT {
    private static final int POINTS = Integer.getInteger("loss.points", 6);
    private static final int POINTS_A_RUN = 6;
    private static final int ENOUGH_FOR_ALL_STAGES = 20;
    private static final long SEED = 20261127;
    private static final int TRIALS = 3;
    private static final int CELLS = 2;

    @TempDir
    Path folder;

    private final Map<Unplugging.Stage, Integer> cut = new TreeMap<>();
    private final Map<String, Integer> ends = new TreeMap<>();

    @Test
    void given_a_device_that_is_unplugged_at_any_moment_when_a_plan_is_run_then_each_trial_ends_once()
            throws Exception {
        Random random = new Random(SEED);
        int runs = 0;
        try (AdbHost host = AdbHost.start(folder.resolve("adb"));
                AdbdDevice device = AdbdDevice.start("pixel-8", folder.resolve("device"), 256)) {
            host.connect(device);
            Files.writeString(device.file("/data/local/tmp/who"), "it\n500\n3000\n");
            UserHome home = home(host);
            for (int left = POINTS; left > 0; left = POINTS - losses()) {
                UserHome results = home.withDataIn(folder.resolve("data" + runs++));
                measure(host, results, device, Math.min(left, POINTS_A_RUN), random.nextLong());
            }
        }
        System.out.println("unplugged in " + cut + ", over " + runs + " runs; attempts ended as " + ends);
        assertThat(losses()).isEqualTo(POINTS);
        if (POINTS >= ENOUGH_FOR_ALL_STAGES) {
            assertThat(cut).containsKeys(Unplugging.Stage.DEPLOY, Unplugging.Stage.RUN, Unplugging.Stage.COLLECT);
        }
        assertThat(ends.keySet()).isSubsetOf("measured", Failure.DEVICE_LOST.toString());
    }

    private void measure(AdbHost host, UserHome home, AdbdDevice device, int points, long seed) throws Exception {
        AssayProcess.Ended ended;
        try (Unplugging unplugging = Unplugging.start(device, home.bundles(), points, seed);
                AssayProcess run = home.start("run", suite(home), "--device", "adb:" + device.serial(), "--json")) {
            ended = run.await();
            unplugging.stop().forEach((stage, n) -> cut.merge(stage, n, Integer::sum));
        }

        assertThat(home.bundles()).as("the run said: %s", ended.err()).isDirectory();
        List<TrialDocument.Outcome> last = lastAttempts(home);
        long failed = last.stream().filter(end -> end.failure() != null).count();
        ended.expect(failed == 0 ? 0 : 4);
        assertCountedOnce(ended.json(), last.size() - failed, failed);
        JsonNode shown = home.assay("show", home.run(), "--json").expect(0).json();
        assertCountedOnce(shown, last.size() - failed, failed);
        host.connect(device);
        assertThat(Leftovers.on(device, host))
                .as("left on the device; the run said: " + ended.err())
                .isEmpty();
    }

    /** How each trial of the plan ended in the attempt that counts; every attempt before it was lost. */
    private List<TrialDocument.Outcome> lastAttempts(UserHome home) throws Exception {
        Map<Integer, List<Bundle>> byOrder = new TreeMap<>();
        for (Path dir : home.trials()) {
            if (Files.exists(dir.resolve("trial.json"))) {
                Bundle bundle = Bundle.open(dir);
                byOrder.computeIfAbsent(bundle.trial().trial().order(), _ -> new ArrayList<>())
                        .add(bundle);
                Failure failure = bundle.trial().outcome().failure();
                ends.merge(failure == null ? "measured" : failure.toString(), 1, Integer::sum);
            }
        }
        assertThat(byOrder).hasSize(CELLS * TRIALS);
        byOrder.values().forEach(attempts -> {
            assertThat(attempts)
                    .extracting(b -> b.trial().trial().attempt())
                    .isEqualTo(
                            Stream.iterate(1, n -> n + 1).limit(attempts.size()).toList());
            assertThat(attempts.subList(0, attempts.size() - 1))
                    .as("an attempt that was measured again")
                    .allMatch(b -> b.trial().outcome().failure() == Failure.DEVICE_LOST);
        });
        assertThat(byOrder.values().stream()
                        .collect(Collectors.groupingBy(
                                attempts -> attempts.getFirst().trial().cell().id(), Collectors.counting())))
                .as("trials of each cell")
                .hasSize(CELLS)
                .allSatisfy((_, n) -> assertThat(n).isEqualTo(TRIALS));
        return byOrder.values().stream()
                .map(attempts -> attempts.getLast().trial().outcome())
                .toList();
    }

    private static void assertCountedOnce(JsonNode run, long measured, long failed) {
        long good = 0;
        long bad = 0;
        assertThat(run.at("/cells")).hasSize(CELLS);
        for (JsonNode cell : run.at("/cells")) {
            JsonNode trials = cell.at("/trials");
            long here = trials.at("/valid").asInt() + trials.at("/suspect").asInt();
            assertThat(here + trials.at("/failed").asInt()).isEqualTo(TRIALS);
            good += here;
            bad += trials.at("/failed").asInt();
        }
        assertThat(good).isEqualTo(measured);
        assertThat(bad).isEqualTo(failed);
    }

    private int losses() {
        return cut.values().stream().mapToInt(n -> n).sum();
    }

    private UserHome home(AdbHost host) throws Exception {
        UserHome home = UserHome.withSharedCache(Files.createDirectories(folder.resolve("user")))
                .withAdbServer(host.port());
        for (String name : List.of("one", "two")) {
            home.model(name, """
                    shape:
                      architecture: llama
                      layers: 1
                      embedding: 256
                      feed_forward: 256
                      heads: 1
                      kv_heads: 1
                      vocabulary: 80000
                      rope_base: 10000
                      norm_epsilon: 1.0e-5
                      context: 64
                      tied_embeddings: true
                    variants:
                      Q8_0: {synthetic: {seed: %d}}
                    """.formatted(name.length() + name.charAt(0)));
        }
        DozingRuntime.install(home, folder);
        return home;
    }

    private static String suite(UserHome home) throws Exception {
        return home.write("suite.yaml", """
                schema: assay.suite/1
                name: lost
                protocol:
                  trials: %d
                  rates: {process: 100 Hz, sensors: 100 Hz, memory: 1 Hz}
                  cooldown: 0 s
                  idle: 0 s
                  gate: {background: 100 %%, deadline: 1 s}
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%, clock_periods: 0}
                workloads:
                  p4-g3: {kind: generate, prompt: 4, generate: 3, warmup: 0}
                matrix:
                  - runtimes: ["dozing:dozes"]
                    models: [one/Q8_0, two/Q8_0]
                    workloads: [p4-g3]
                    threads: [1]
                """.formatted(TRIALS));
    }
}
