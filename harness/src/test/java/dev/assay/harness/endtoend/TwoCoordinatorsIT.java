package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.ssh.SshProgram;
import dev.assay.agents.rigs.ssh.SshServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two runs, each a process of its own as on two desks, and one machine over OpenSSH's sshd. */
@Timeout(400)
class TwoCoordinatorsIT {
    @TempDir
    Path folder;

    @Test
    void given_a_device_that_is_measured_then_a_second_run_is_refused_or_waits_until_the_first_is_dead()
            throws Exception {
        try (SshServer server = SshServer.start(folder.resolve("server"))) {
            Path user = Files.createDirectories(folder.resolve("user"));
            Path keys = Files.createDirectories(user.resolve(".ssh"));
            server.authorise(SshProgram.key(keys.resolve("id_ed25519"), "ed25519", ""));
            Files.writeString(keys.resolve("known_hosts"), server.knownHostsLine());
            UserHome home = UserHome.withSharedCache(user).withHome();
            String endless = home.write("endless.yaml", suite(1000));
            String few = home.write("few.yaml", suite(2));

            try (AssayProcess first = home.start("run", endless, "--device", server.uri(), "--json")) {
                Path lease = server.home().resolve(".cache/assay/lease");
                await(first, _ -> Files.exists(lease));

                AssayProcess.Ended refused = home.assay("run", few, "--device", server.uri(), "--json");
                assertThat(refused.expect(1).err()).contains("measures on it", "--wait");

                try (AssayProcess second =
                        home.start("run", few, "--device", server.uri(), "--wait", "2 min", "--json")) {
                    await(second, said -> said.contains("waiting: "));
                    first.kill();

                    AssayProcess.Ended measured = second.await(Duration.ofMinutes(3));
                    assertThat(measured.expect(0)
                                    .json()
                                    .at("/cells/0/trials/valid")
                                    .asInt())
                            .isEqualTo(2);
                }
                assertThat(lease).as("given up").doesNotExist();
                assertThat(server.home().resolve(".cache/assay/jobs")).isEmptyDirectory();
            }
        }
    }

    private static void await(AssayProcess process, Predicate<String> sign) throws Exception {
        for (long end = System.nanoTime() + Duration.ofMinutes(2).toNanos(); !sign.test(process.errSoFar()); ) {
            assertThat(System.nanoTime()).as(process.errSoFar()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static String suite(int trials) {
        return """
                schema: assay.suite/1
                name: two
                protocol:
                  trials: %d
                  cooldown: 0 s
                  idle: 0 s
                  gate: {background: 100 %%, deadline: 1 s}
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%, clock_periods: 0}
                workloads:
                  p16-g32: {kind: generate, prompt: 16, generate: 32, warmup: 0, iterations: 1}
                matrix:
                  - runtimes: ["llama.cpp:runner-llama"]
                    models: [smoke/Q8_0]
                    workloads: [p16-g32]
                    threads: [1]
                """.formatted(trials);
    }
}
