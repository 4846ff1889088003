package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployListener;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.agents.remote.RemoteSession;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Prints how fast a file is deployed beside {@code adb push}, in turns: {@code PushSpeed [MB] [ROUNDS]}. A deploy hashes the
 * file on the device and syncs the device's storage besides, and where its hash is not known yet, hashes it here before. No
 * test: a timing is no pass mark.
 */
final class PushSpeed {
    private static final RemoteHome HOME = new RemoteHome("/data/local/tmp/assay");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AdbHost host;
    private final AdbdDevice phone;
    private final Path probe;

    private PushSpeed(AdbHost host, AdbdDevice phone, Path probe) {
        this.host = host;
        this.phone = phone;
        this.probe = probe;
    }

    public static void main(String[] arguments) throws Exception {
        int megabytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        String abi = System.getProperty("os.arch").equals("amd64") ? "linux-x86_64" : "linux-aarch64";
        Path probe = Path.of("target/on-device", abi, "probe").toAbsolutePath();
        Path folder = Files.createTempDirectory("push-speed");
        byte[] bytes = new byte[megabytes * 1_000_000];
        Random random = new Random(1);
        try (AdbHost host = AdbHost.start(folder.resolve("adb"));
                AdbdDevice phone = AdbdDevice.pixel(folder.resolve("phone"))) {
            host.connect(phone);
            PushSpeed speed = new PushSpeed(host, phone, probe);
            speed.warmUp(Files.write(folder.resolve("warm-up"), new byte[1_000_000]));
            List<Round> all = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                random.nextBytes(bytes);
                Path file = Files.write(folder.resolve("file-" + round), bytes);
                String sha256 = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
                Round measured = speed.round(file, sha256);
                System.out.println(measured.line());
                all.add(measured);
                Files.delete(file);
            }
            System.out.println(Round.summary(all));
        }
    }

    /** The classes are loaded before anything counts, as adb's program has no such beginning. */
    private void warmUp(Path file) throws Exception {
        link().append(Addition.whole(file, "/data/local/tmp/appended"));
        deployed(TimedLink.of(link()), Artifact.unhashed(file));
        remove("-r /data/local/tmp/appended " + HOME.path() + "/store/*");
    }

    private Round round(Path file, String sha256) throws Exception {
        double adb = seconds(() -> host.on(PATIENCE, phone, "push", file.toString(), "/data/local/tmp/pushed"));
        double hashed = adb + seconds(() -> host.on(PATIENCE, phone, "shell", "sha256sum /data/local/tmp/pushed"));
        remove("/data/local/tmp/pushed");
        double bytes = seconds(() -> link().append(Addition.whole(file, "/data/local/tmp/appended")));
        remove("/data/local/tmp/appended");
        TimedLink timed = TimedLink.of(link());
        double known = deployed(timed, Artifact.file(file, sha256));
        double second = deployed(link(), Artifact.file(file, sha256));
        double secondUnknown = deployed(link(), Artifact.unhashed(file));
        remove("-r " + HOME.path() + "/store/*");
        double unknown = deployed(link(), Artifact.unhashed(file));
        remove("-r " + HOME.path() + "/store/*");
        return new Round(
                adb,
                hashed,
                bytes,
                known,
                unknown,
                second,
                secondUnknown,
                timed.seconds("hash"),
                timed.seconds("commands"));
    }

    private AdbLink link() throws AgentException {
        return new AdbLink(AdbServer.of(host.environment()), phone.serial());
    }

    /** In a session of its own, whose beginning is not counted. */
    private double deployed(Link link, Artifact artifact) throws Exception {
        try (RemoteSession session = RemoteSession.open(link, HOME, probe, PATIENCE)) {
            if (link instanceof TimedLink timed) {
                timed.ns().clear();
            }
            return seconds(() -> session.deploy(artifact, DeployListener.NONE));
        }
    }

    private void remove(String words) throws Exception {
        host.on(phone, "shell", "rm -f " + words);
    }

    /**
     * In s.
     *
     * @param hashed {@code adb push} and {@code sha256sum} on the device: what a deploy does, by adb's own means
     * @param hash from the last byte until the device has hashed and synced, within {@code known}
     * @param commands round trips besides, within {@code known}
     */
    private record Round(
            double adb,
            double hashed,
            double bytes,
            double known,
            double unknown,
            double second,
            double secondUnknown,
            double hash,
            double commands) {
        private interface Figure {
            double of(Round round);
        }

        String line() {
            return String.format(
                    "adb push %.2f s, with sha256sum there %.2f s, bytes alone %.2f s (%.2f of adb's speed), deploy %.2f s (%.2f), of it %.2f s after the last"
                            + " byte and %.3f s commands, deploy with hash %.2f s (%.2f), again %.3f s, with hash %.2f s",
                    adb,
                    hashed,
                    bytes,
                    adb / bytes,
                    known,
                    adb / known,
                    hash,
                    commands,
                    unknown,
                    adb / unknown,
                    second,
                    secondUnknown);
        }

        static String summary(List<Round> rounds) {
            return "of adb's speed: bytes alone " + spread(rounds, r -> r.adb / r.bytes) + ", deploy "
                    + spread(rounds, r -> r.adb / r.known) + ", deploy with hash "
                    + spread(rounds, r -> r.adb / r.unknown);
        }

        private static String spread(List<Round> rounds, Figure figure) {
            double[] sorted = rounds.stream().mapToDouble(figure::of).sorted().toArray();
            return String.format(
                    "median %.2f (%.2f to %.2f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
