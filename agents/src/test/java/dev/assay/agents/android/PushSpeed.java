package dev.assay.agents.android;

import dev.assay.agents.DeviceSession;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * Prints how fast a file is deployed beside {@code adb push}, in turns: {@code PushSpeed [MB] [ROUNDS]}. Ours hashes the file
 * on both sides and syncs the device's storage besides. No test: a timing is no pass mark.
 */
final class PushSpeed {
    private PushSpeed() {}

    public static void main(String[] arguments) throws Exception {
        int megabytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path folder = Files.createTempDirectory("push-speed");
        try (AdbHost host = AdbHost.start(folder.resolve("adb"));
                AdbdDevice phone = AdbdDevice.pixel(folder.resolve("phone"))) {
            AndroidAgent agent = new AndroidAgent(Path.of("target/on-device").toAbsolutePath(), host.environment());
            agent.attach("adb:" + phone.serial());
            AdbLink link = new AdbLink(AdbServer.of(host.environment()), phone.serial());
            byte[] bytes = new byte[megabytes * 1_000_000];
            Random random = new Random(1);
            for (int round = 0; round < rounds; round++) {
                random.nextBytes(bytes);
                Path file = Files.write(folder.resolve("file-" + round), bytes);
                double adb = seconds(
                        () -> host.on(Duration.ofMinutes(5), phone, "push", file.toString(), "/data/local/tmp/pushed"));
                host.on(phone, "shell", "rm -f /data/local/tmp/pushed");
                double raw = seconds(() -> link.append(file, 0, "/data/local/tmp/appended"));
                host.on(phone, "shell", "rm -f /data/local/tmp/appended");
                String[] there = new String[1];
                double first;
                double second;
                double next;
                try (DeviceSession session =
                        agent.discover().devices().getFirst().open()) {
                    first = seconds(() -> there[0] = session.deploy(file));
                    second = seconds(() -> session.deploy(file));
                }
                try (DeviceSession session =
                        agent.discover().devices().getFirst().open()) {
                    next = seconds(() -> session.deploy(file));
                }
                host.on(phone, "shell", "rm -rf " + there[0].substring(0, there[0].lastIndexOf('/')));
                System.out.printf(
                        "%d MB: adb push %.2f s, bytes alone %.2f s (%.2f of adb's speed), deploy %.2f s (%.2f), again %.3f s, in a new session %.2f s%n",
                        megabytes, adb, raw, adb / raw, first, adb / first, second, next);
                Files.delete(file);
            }
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
