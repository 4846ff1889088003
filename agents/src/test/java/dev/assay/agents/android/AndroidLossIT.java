package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.agents.rigs.adbd.Leftovers;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.sampling.ProcessGroups;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Outcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A device whose battery is pulled at fifty seeded moments of push, run and pull, and that boots again soon after. Whatever
 * was going on, what is pushed arrives whole, a job ends as measured or as lost, and nothing is left on the device.
 */
@Timeout(600)
class AndroidLossIT {
    private static final int POINTS = 50;
    private static final long SEED = 20261127;

    @TempDir
    Path folder;

    private AdbdDevice phone;
    private volatile String stage = "";

    @Test
    void given_a_device_that_is_unplugged_at_any_moment_then_all_ends_well_or_as_lost() throws Exception {
        Map<String, Integer> cut = new TreeMap<>();
        Map<String, Integer> ends = new TreeMap<>();
        Random random = new Random(SEED);
        try (AdbHost host = AdbHost.start(folder.resolve("adb"));
                AdbdDevice device = AdbdDevice.pixel(folder.resolve("phone"))) {
            phone = device;
            AndroidAgent agent = new AndroidAgent(Path.of("target/on-device").toAbsolutePath(), host.environment());
            agent.attach("adb:" + phone.serial());
            try (DeviceSession session = agent.discover().devices().stream()
                    .filter(d -> d.identity().id().equals("adb:" + phone.serial()))
                    .findFirst()
                    .orElseThrow()
                    .open()) {
                for (int point = 0; point < POINTS; point++) {
                    byte[] bytes = new byte[20_000_000];
                    random.nextBytes(bytes);
                    Path file = Files.write(folder.resolve("pushed"), bytes);
                    Thread unplugging = unplug(point, point % 3, random.nextInt(300), random.nextInt(300), cut);
                    stage = "push";
                    Path parcel = Files.move(file, folder.resolve("pushed-" + point));
                    String there = session.deploy(parcel);
                    ends.merge(run(session, point), 1, Integer::sum);
                    unplugging.join();
                    stage = "";

                    assertThat(Files.mismatch(parcel, phone.file(there))).isEqualTo(-1);
                    session.abandon("trial-" + point);
                    assertThat(left(host)).as("left after point " + point).isEmpty();
                    Files.delete(parcel);
                    host.on(phone, "shell", "rm -rf " + there.substring(0, there.lastIndexOf('/')));
                }
            }
        }
        System.out.println("unplugged in " + cut + ", jobs ended as " + ends);
        assertThat(cut.values().stream().mapToInt(n -> n).sum()).isEqualTo(POINTS);
        assertThat(cut.keySet()).contains("push", "run", "pull");
        assertThat(ends.keySet()).isSubsetOf("measured", "DEVICE_LOST");
    }

    /** How the job ended; any other failure ends the test. */
    private String run(DeviceSession session, int point) throws IOException, InterruptedException {
        Path bundle = Files.createDirectories(folder.resolve("bundle-" + point));
        try {
            stage = "run";
            session.run(job("trial-" + point), bundle);
            stage = "after";
            Failure failure = Outcomes.read(bundle).failure();
            return failure == null ? "measured" : failure.toString();
        } catch (AgentException e) {
            return e.failure().toString();
        } catch (BundleException e) {
            throw new AssertionError("a bundle that cannot be read", e);
        }
    }

    private Thread unplug(int point, int which, int afterMs, int awayMs, Map<String, Integer> cut) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (!stage.equals("push")) {
                    Thread.onSpinWait();
                }
                switch (which) {
                    case 0 -> after(() -> partial() > 0, afterMs / 10);
                    case 1 -> after(() -> jobs() > 0, afterMs);
                    default -> after(() -> pulled(point) > 0, afterMs / 30);
                }
                String at = pulled(point) > 0 ? "pull" : stage;
                phone.kill();
                synchronized (cut) {
                    cut.merge(at, 1, Integer::sum);
                }
                Thread.sleep(awayMs);
                phone.restart();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private interface Sign {
        boolean shows() throws IOException;
    }

    private static void after(Sign sign, int ms) throws IOException, InterruptedException {
        while (!sign.shows()) {
            Thread.onSpinWait();
        }
        Thread.sleep(ms);
    }

    /** Files of a job that have begun to arrive here. */
    private long pulled(int point) throws IOException {
        Path bundle = folder.resolve("bundle-" + point);
        if (!Files.isDirectory(bundle)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(bundle)) {
            return files.count();
        }
    }

    private long partial() throws IOException {
        return count("/data/local/tmp/assay/partial");
    }

    private long jobs() throws IOException {
        return count("/data/local/tmp/assay/jobs");
    }

    private long count(String path) throws IOException {
        try (Stream<Path> entries = Files.list(phone.file(path))) {
            return entries.count();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private List<String> left(AdbHost host) throws IOException, InterruptedException {
        host.connect(phone);
        return Leftovers.on(phone, host).stream()
                .filter(name -> !name.equals("lease"))
                .toList();
    }

    /** Half a second of work, and 3 MB to be pulled. */
    private static Job job(String id) {
        return new Job(
                Job.SCHEMA,
                id,
                new Job.Runner(
                        List.of("/system/bin/sh", "-c", "head -c 3000000 /dev/zero; sleep 0.4"),
                        Map.of(),
                        Job.Speaks.OUTPUT),
                new Job.Runtime(null),
                new Job.Model("/none", "gguf"),
                new Workload.Generate("p1-g1", 1, 1, 0, 1, Workload.Sampling.NONE),
                1,
                1,
                Job.Limits.deadline(20_000),
                ProcessGroups.of(100, 10));
    }
}
