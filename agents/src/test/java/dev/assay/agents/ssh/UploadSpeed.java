package dev.assay.agents.ssh;

import dev.assay.agents.DeviceSession;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.rigs.ssh.SshServer;
import dev.assay.collectors.profile.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Prints how fast a file is sent beside {@code scp -c aes128-gcm@openssh.com}, in turns that begin with one and the other:
 * {@code UploadSpeed [MB] [ROUNDS] [OPTION OF SCP]...}. Both end when the far end has said that it has all; scp connects first,
 * ours in the first round only. Deployed is hashed on both sides and
 * made durable besides. No test: a timing is no pass mark.
 */
final class UploadSpeed {
    private UploadSpeed() {}

    public static void main(String[] arguments) throws Exception {
        int megabytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6;
        List<String> options = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
        Path folder = Files.createTempDirectory("upload-speed");
        int begins = (int) (System.nanoTime() & 1); // of a single round, any
        List<Double> ratios = new ArrayList<>();
        try (SshServer server = SshServer.start(folder.resolve("server"))) {
            SshUser user = SshUsers.of(folder, server);
            SshTarget target = SshUsers.target(server.uri());
            Path there = server.home().resolve("there");
            try (SshLink link = new SshLink(target, user, SshLimits.STANDARD)) {
                byte[] bytes = new byte[megabytes * 1_000_000];
                Random random = new Random(1);
                for (int round = -1; round < rounds; round++) {
                    random.nextBytes(bytes);
                    Path file = Files.write(folder.resolve("file"), bytes);
                    double[] seconds = new double[2];
                    for (int turn = 0; turn < 2; turn++) {
                        boolean ours = (turn + round + begins & 1) == 0;
                        seconds[ours ? 0 : 1] = seconds(
                                ours
                                        ? () -> link.append(Addition.whole(file, there.toString()))
                                        : () -> scp(options, user, server, file, there));
                        if (Files.size(there) != bytes.length) {
                            throw new IllegalStateException("not all arrived");
                        }
                        Files.delete(there);
                    }
                    String[] place = new String[1];
                    SshAgent agent = new SshAgent(SshJobs.PROGRAMS, user, List.of(target), new Profiles(List.of()));
                    double deployed;
                    try (DeviceSession session =
                            agent.discover().devices().getFirst().open()) {
                        deployed = seconds(() -> place[0] = session.deploy(file));
                    }
                    Files.delete(Path.of(place[0]));
                    Files.delete(file);
                    double ratio = seconds[1] / seconds[0];
                    System.out.printf(
                            "%s%d MB: ours %.2f s, scp %.2f s, ours at %.2f of scp's speed; deployed %.2f s%n",
                            round < 0 ? "(a cold JVM, not counted) " : "",
                            megabytes,
                            seconds[0],
                            seconds[1],
                            ratio,
                            deployed);
                    if (round >= 0) {
                        ratios.add(ratio);
                    }
                }
            }
        }
        if (ratios.isEmpty()) {
            return;
        }
        ratios.sort(null);
        System.out.printf(
                "median %.2f, from %.2f to %.2f%n",
                (ratios.get((ratios.size() - 1) / 2) + ratios.get(ratios.size() / 2)) / 2,
                ratios.getFirst(),
                ratios.getLast());
    }

    static void scp(List<String> options, SshUser user, SshServer server, Path file, Path there) throws Exception {
        List<String> command = new ArrayList<>(List.of("scp"));
        command.addAll(options);
        command.addAll(List.of(
                "-q",
                "-F",
                "none",
                "-c",
                "aes128-gcm@openssh.com",
                "-i",
                user.folder().resolve("id_ed25519").toString(),
                "-o",
                "UserKnownHostsFile=" + user.ownKnownHosts(),
                "-P",
                Integer.toString(server.port()),
                file.toString(),
                server.user() + "@127.0.0.1:" + there));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("scp ended with " + exit);
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
