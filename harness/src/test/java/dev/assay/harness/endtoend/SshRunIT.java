package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agents.rigs.ssh.SshProgram;
import dev.assay.agents.rigs.ssh.SshServer;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.clock.TrialClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From a host that nobody knows to a measured model on it, over OpenSSH's sshd on this machine, as a user does it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SshRunIT {
    private static final int TRIALS = 3;

    @TempDir
    static Path folder;

    private static SshServer server;
    private static UserHome home;

    @BeforeAll
    static void aServer() throws Exception {
        server = SshServer.start(folder.resolve("server"));
        Path user = Files.createDirectories(folder.resolve("user"));
        Path keys = Files.createDirectories(user.resolve(".ssh"));
        server.authorise(SshProgram.key(keys.resolve("id_ed25519"), "ed25519", ""));
        home = UserHome.withSharedCache(user).withHome();
    }

    @AfterAll
    static void noServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void given_an_unknown_host_then_it_is_not_measured_and_the_command_to_trust_it_is_told() throws Exception {
        AssayProcess.Ended run = home.assay("run", home.write("suite.yaml", suite()), "--device", server.uri());

        run.expect(2);
        assertThat(run.err()).contains("takes no jobs", server.fingerprint(), "assay devices add " + server.uri());
    }

    @Test
    @Order(2)
    void given_nobody_who_agrees_then_nothing_is_trusted() throws Exception {
        AssayProcess.Ended asked = home.assay("devices", "add", server.uri(), "--id", "board");
        AssayProcess.Ended other =
                home.assay("devices", "add", server.uri(), "--id", "board", "--fingerprint", "SHA256:another");

        assertThat(asked.expect(2).err()).contains(server.fingerprint());
        assertThat(other.expect(2).err()).contains("ANOTHER KEY", server.fingerprint());
        assertThat(home.folder().resolve("config/assay/known_hosts")).doesNotExist();
        assertThat(home.folder().resolve("config/assay/fleet.yaml")).doesNotExist();
    }

    @Test
    @Order(3)
    void given_its_fingerprint_then_the_host_is_listed_and_known() throws Exception {
        JsonNode added = home.assay(
                        "devices",
                        "add",
                        server.uri(),
                        "--id",
                        "board",
                        "--fingerprint",
                        server.fingerprint(),
                        "--json")
                .expect(0)
                .json();

        assertThat(added.at("/id").asString()).isEqualTo("ssh:board");
        assertThat(added.at("/trusted/0/fingerprint").asString()).isEqualTo(server.fingerprint());
        assertThat(home.folder().resolve("config/assay/known_hosts"))
                .content()
                .isEqualTo(server.knownHostsLine().replaceAll(" [^ ]*\n$", "\n"));
        assertThat(home.folder().resolve(".ssh/known_hosts")).doesNotExist();
        JsonNode devices = home.assay("devices", "--json").expect(0).json();
        assertThat(devices.at("/devices").valueStream().map(d -> d.at("/id").asString()))
                .contains("ssh:board");
    }

    @Test
    @Order(4)
    void given_a_listed_host_then_a_model_is_measured_on_it() throws Exception {
        JsonNode run = home.assay("run", home.write("suite.yaml", suite()), "--device", "ssh:board", "--json")
                .expect(0)
                .json();

        JsonNode cell = run.at("/cells/0");
        assertThat(cell.at("/device").asString()).isEqualTo("ssh:board");
        assertThat(cell.at("/platform").asString()).isEqualTo("linux");
        assertThat(cell.at("/trials/valid").asInt()).isEqualTo(TRIALS);
        for (String metric : List.of("decode_tps", "rss_peak_bytes")) {
            assertThat(cell.at("/metrics/" + metric + "/median").asDouble())
                    .as(metric)
                    .isPositive();
        }
        for (Path trial : home.trials()) {
            // The host is this machine: the truth is 0.
            TrialClock clock = Bundle.open(trial).trial().clock();
            assertThat(clock.absent()).isNull();
            assertThat(List.of(clock.before(), clock.after()))
                    .allSatisfy(at -> assertThat(Math.abs(at.offsetNs())).isBetween(0L, at.boundNs()));
            assertThat(Math.abs(clock.driftPpm())).isLessThanOrEqualTo(clock.driftBoundPpm());
        }
        Path assay = server.home().resolve(".cache/assay");
        try (Stream<Path> walk = Files.walk(assay)) {
            assertThat(walk.filter(Files::isRegularFile)
                            .map(file -> assay.relativize(file).toString()))
                    .as("what is left there")
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("store/"));
        }
    }

    /** Of a host in place of a board: its own sensors, whatever they are, do not count then. */
    @Test
    @Order(5)
    void given_a_meter_that_the_whole_host_hangs_at_then_energy_and_power_at_rest_are_its() throws Exception {
        Path fleet = home.folder().resolve("config/assay/fleet.yaml");
        Files.writeString(fleet, Files.readString(fleet) + """
                    meters:
                      - {name: plug, command: %s, measures: device, clock: monotonic, rate: 20 Hz}
                """.formatted(DrivenMeter.command()));
        String suite = suite().replace("idle: 0 s", "idle: 4 s")
                .replace("trials: " + TRIALS, "trials: 1")
                .replace(
                        "p16-g32: {kind: generate, prompt: 16, generate: 32",
                        "p16-g32: {kind: generate, prompt: 16, generate: 1024");

        JsonNode run = home.assay("run", home.write("metered.yaml", suite), "--device", "ssh:board", "--json")
                .expect(0)
                .json();

        JsonNode cell = run.at("/cells/0/metrics");
        assertThat(cell.at("/power_idle_w/median").asDouble())
                .as("over one period")
                .isCloseTo(12, within(0.6));
        Bundle bundle = Bundle.open(home.trials().getLast());
        double joules = MeasuredWindows.of(bundle).stream()
                .mapToDouble(w -> DrivenMeter.joules(w.beginNs(), w.endNs()))
                .sum();
        assertThat(cell.at("/energy_j/median").asDouble()).isCloseTo(joules, within(0.01 * joules));
        assertThat(bundle.trial().provenance().get("collector.power"))
                .startsWith("meter plug, which the whole device hangs at");
        JsonNode devices = home.assay("devices", "--json").expect(0).json();
        assertThat(devices.at("/devices")
                        .valueStream()
                        .filter(d -> d.at("/id").asString().equals("ssh:board"))
                        .map(d -> d.at("/sensing/total/0/name").asString()))
                .containsExactly("meter plug");

        Files.writeString(fleet, Files.readString(fleet).replace("rate: 20 Hz", "rate: 10 Hz"));
        JsonNode error = home.assay("run", "--resume", bundle.trial().run().id(), "--json")
                .expect(1)
                .json()
                .get("error");
        assertThat(error.get("what").asString()).contains("other meters");
        assertThat(error.get("why").asString())
                .contains("plug (device, monotonic", "20.0 Hz", "now it would be", "10.0 Hz");
    }

    @Test
    @Order(6)
    void given_a_host_whose_key_has_changed_then_it_is_refused_loudly_and_stays_unknown() throws Exception {
        server.changeHostKey();
        String list = Files.readString(home.folder().resolve("config/assay/known_hosts"));

        AssayProcess.Ended run = home.assay("run", home.write("suite.yaml", suite()), "--device", "ssh:board");
        AssayProcess.Ended again = home.assay("devices", "add", server.uri(), "--id", "board", "--yes");

        assertThat(run.expect(2).err()).contains("known_hosts, line 1", server.fingerprint());
        assertThat(again.expect(1).err()).contains("HAS CHANGED");
        assertThat(home.folder().resolve("config/assay/known_hosts")).hasContent(list);
    }

    /** Whatever this machine does meanwhile: it is the way that is asked. */
    private static String suite() {
        return """
                schema: assay.suite/1
                name: ssh
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
                """.formatted(TRIALS);
    }
}
