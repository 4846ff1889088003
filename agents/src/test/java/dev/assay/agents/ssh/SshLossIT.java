package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.rigs.ssh.SshServer;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.profile.Profiles;
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
 * A host whose connections are cut at thirty seeded moments of upload, job and collection. Whatever was going on, what is sent
 * arrives whole, each job ends as measured, for it runs on, and nothing is left there.
 */
@Timeout(600)
class SshLossIT {
    private static final int POINTS = 30;
    private static final long SEED = 20261127;

    @TempDir
    Path folder;

    private SshServer server;
    private volatile String stage = "";

    @Test
    void given_connections_that_are_cut_at_any_moment_then_all_ends_well() throws Exception {
        Map<String, Integer> cut = new TreeMap<>();
        Map<String, Integer> ends = new TreeMap<>();
        Random random = new Random(SEED);
        try (SshServer one = SshServer.start(folder.resolve("server"))) {
            server = one;
            SshAgent agent = new SshAgent(
                    SshJobs.PROGRAMS,
                    SshUsers.of(folder, one),
                    List.of(SshUsers.target(one.uri())),
                    new Profiles(List.of()),
                    SshUsers.LIMITS);
            try (DeviceSession session = agent.discover().devices().getFirst().open()) {
                for (int point = 0; point < POINTS; point++) {
                    byte[] bytes = new byte[20_000_000];
                    random.nextBytes(bytes);
                    Path parcel = Files.write(folder.resolve("sent-" + point), bytes);
                    Thread cutting = cut(point, random.nextInt(300), cut);
                    stage = "upload";
                    String there = session.deploy(parcel);
                    ends.merge(run(session, point), 1, Integer::sum);
                    cutting.join();
                    stage = "";

                    assertThat(Files.mismatch(parcel, Path.of(there))).isEqualTo(-1);
                    session.abandon("trial-" + point);
                    assertThat(left()).as("left after point " + point).isEmpty();
                    Files.delete(parcel);
                    Files.delete(Path.of(there));
                }
            }
        }
        System.out.println("cut in " + cut + ", jobs ended as " + ends);
        assertThat(cut.values().stream().mapToInt(n -> n).sum()).isEqualTo(POINTS);
        assertThat(cut.keySet()).contains("upload", "job", "collection");
        assertThat(ends.keySet()).containsExactly("measured");
    }

    /** How the job ended; any other failure ends the test. */
    private String run(DeviceSession session, int point) throws IOException, InterruptedException {
        Path bundle = Files.createDirectories(folder.resolve("bundle-" + point));
        try {
            stage = "job";
            session.run(SshJobs.job("trial-" + point, "head -c 3000000 /dev/zero; sleep 0.4"), bundle);
            stage = "after";
            Failure failure = Outcomes.read(bundle).failure();
            return failure == null ? "measured" : failure.toString();
        } catch (AgentException e) {
            return e.failure().toString();
        } catch (BundleException e) {
            throw new AssertionError("a bundle that cannot be read", e);
        }
    }

    private Thread cut(int point, int afterMs, Map<String, Integer> cut) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (!stage.equals("upload")) {
                    Thread.onSpinWait();
                }
                switch (point % 3) {
                    case 0 -> after(() -> entries(assay().resolve("partial")) > 0, afterMs / 10);
                    case 1 -> after(() -> entries(assay().resolve("jobs")) > 0, afterMs);
                    default -> after(() -> entries(folder.resolve("bundle-" + point)) > 0, afterMs / 30);
                }
                String at = entries(folder.resolve("bundle-" + point)) > 0 ? "collection" : stage;
                server.cut();
                synchronized (cut) {
                    cut.merge(at, 1, Integer::sum);
                }
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
            Thread.sleep(1);
        }
        Thread.sleep(ms);
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private Path assay() {
        return server.home().resolve(".cache/assay");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> walk = Files.walk(assay())) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> assay().relativize(file).toString())
                    .filter(name -> !name.startsWith("store/") && !name.equals("lease"))
                    .toList();
        }
    }
}
