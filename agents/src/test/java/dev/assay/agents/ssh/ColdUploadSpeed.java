package dev.assay.agents.ssh;

import dev.assay.agents.remote.Addition;
import dev.assay.agents.rigs.ssh.SshServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * Prints how fast the first file of a JVM is sent beside {@code scp -c aes128-gcm@openssh.com}, a new JVM a round, in turns that
 * begin with one and the other: {@code ColdUploadSpeed MB ROUNDS [OPTION OF JAVA]...}. Both connect, and end when the far end
 * has said that it has all. The start of the process counts for scp alone: whoever uploads has a JVM that runs. No test: a
 * timing is no pass mark.
 */
final class ColdUploadSpeed {
    private ColdUploadSpeed() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("once")) {
            once(arguments);
            return;
        }
        int rounds = Integer.parseInt(arguments[1]);
        List<String> options = List.of(arguments).subList(2, arguments.length);
        Path folder = Files.createTempDirectory("upload-speed");
        List<Double> ratios = new ArrayList<>();
        try (SshServer server = SshServer.start(folder.resolve("server"))) {
            SshUser user = SshUsers.of(folder, server);
            Path there = server.home().resolve("there");
            byte[] bytes = new byte[Integer.parseInt(arguments[0]) * 1_000_000];
            new Random(1).nextBytes(bytes);
            Path file = Files.write(folder.resolve("file"), bytes);
            for (int round = 0; round < rounds; round++) {
                double scp = 0;
                String[] ours = {};
                for (int turn = 0; turn < 2; turn++) {
                    if ((turn + round & 1) == 0) {
                        ours = inItsOwnJvm(options, server, folder, file, there).split(" ");
                    } else {
                        long begin = System.nanoTime();
                        UploadSpeed.scp(List.of(), user, server, file, there);
                        scp = (System.nanoTime() - begin) / 1e9;
                    }
                    if (Files.mismatch(file, there) >= 0) {
                        throw new IllegalStateException("not all arrived");
                    }
                    Files.delete(there);
                }
                double seconds = Double.parseDouble(ours[0]);
                ratios.add(scp / seconds);
                System.out.printf(
                        "ours %.2f s, %s s of it to connect, %s s of CPU in all; scp %.2f s, ours at %.2f of scp's speed%n",
                        seconds, ours[1], ours[2], scp, scp / seconds);
            }
        }
        ratios.sort(null);
        System.out.printf(
                "median %.2f, from %.2f to %.2f%n",
                (ratios.get((ratios.size() - 1) / 2) + ratios.get(ratios.size() / 2)) / 2,
                ratios.getFirst(),
                ratios.getLast());
    }

    private static String inItsOwnJvm(List<String> options, SshServer server, Path folder, Path file, Path there)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ColdUploadSpeed.class.getName(), "once"));
        command.addAll(List.of(server.uri(), folder.toString(), file.toString(), there.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the JVM ended with " + process.exitValue() + ": " + said);
        }
        List<String> lines = said.strip().lines().toList();
        lines.subList(0, lines.size() - 1).forEach(System.out::println);
        return lines.getLast();
    }

    private static void once(String[] arguments) throws Exception {
        SshUser user = SshUsers.nobody(Path.of(arguments[2]));
        Path file = Path.of(arguments[3]);
        long begin = System.nanoTime();
        FirstBytes first = new FirstBytes();
        try (SshLink link = new SshLink(SshUsers.target(arguments[1]), user, SshLimits.STANDARD)) {
            link.append(new Addition(file, 0, Files.size(file), arguments[4], first));
            double seconds = (System.nanoTime() - begin) / 1e9;
            var jvm = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            System.out.printf("%.3f %.2f %.2f%n", seconds, (first.ns - begin) / 1e9, jvm.getProcessCpuTime() / 1e9);
        }
    }

    /** No lambda: making one takes longer than the caches of the launcher, where those of Assay are made already, would have it. */
    private static final class FirstBytes implements LongConsumer {
        private long ns;

        @Override
        public void accept(long sent) {
            if (ns == 0) {
                ns = System.nanoTime();
            }
        }
    }
}
