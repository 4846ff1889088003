package dev.assay.harness.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.Listing;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.ssh.SshAddress;
import dev.assay.collectors.meter.MeterProgram;
import dev.assay.collectors.sensing.Meter;
import dev.assay.collectors.sensing.Meter.Clock;
import dev.assay.collectors.sensing.Meter.Measures;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigProblem;
import dev.assay.harness.config.ConfigSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {
    @TempDir
    Path folder;

    private static Fleet read(String yaml) throws ConfigException {
        return Fleet.of(ConfigSource.of(Path.of("fleet.yaml"), yaml));
    }

    @Test
    void given_hosts_then_each_is_known_with_all_that_is_said_of_it() throws Exception {
        Fleet fleet = read("""
                schema: assay.fleet/1
                hosts:
                  - id: nano-1
                    address: ssh://jetson@10.0.0.7:2222
                    labels: {site: lab, board: orin-nano}
                    profile: jetson-orin-nano
                    power_mode: 15W
                    sudo: [nvpmodel, jetson_clocks]
                  - id: pi
                    address: ssh:raspberry
                    power_mode: 0
                """);

        assertThat(fleet.targets()).extracting("id").containsExactly("ssh:nano-1", "ssh:pi");
        FleetHost nano = fleet.host("nano-1").orElseThrow();
        assertThat(nano.address())
                .isEqualTo(SshAddress.parse("ssh://jetson@10.0.0.7:2222").orElseThrow());
        assertThat(nano.labels()).isEqualTo(Map.of("site", "lab", "board", "orin-nano"));
        assertThat(nano.profile()).contains("jetson-orin-nano");
        assertThat(nano.sudo()).contains(List.of("nvpmodel", "jetson_clocks"));
        assertThat(fleet.targets().getFirst().listing())
                .isEqualTo(new Listing(
                        Path.of("fleet.yaml"),
                        nano.labels(),
                        nano.profile(),
                        Optional.of("15W"),
                        nano.sudo(),
                        List.of()));
        assertThat(fleet.host("pi").orElseThrow().powerMode()).contains("0");
        assertThat(fleet.host("pi").orElseThrow().sudo()).isEmpty();
    }

    @Test
    void given_meters_of_a_host_then_each_is_known_with_its_program() throws Exception {
        Fleet fleet = read("""
                schema: assay.fleet/1
                hosts:
                  - id: nano-1
                    address: ssh:nano
                    meters:
                      - name: supply
                        command: [/opt/meter/read, --port, /dev/ttyUSB0]
                        measures: device
                        clock: arrival
                        delay: 5 ms
                        rate: 1 kHz
                        columns: [voltage_v, current_ma]
                      - {name: fan, command: [read-fan], measures: part, clock: wall, rate: 0.5 Hz}
                """);

        assertThat(fleet.targets().getFirst().listing().meters())
                .containsExactly(
                        new MeterProgram(
                                new Meter(
                                        "supply",
                                        Measures.DEVICE,
                                        Clock.ARRIVAL,
                                        5_000_000,
                                        1000,
                                        List.of("voltage_v", "current_ma")),
                                List.of("/opt/meter/read", "--port", "/dev/ttyUSB0")),
                        new MeterProgram(
                                new Meter("fan", Measures.PART, Clock.WALL, 0, 0.5, List.of()), List.of("read-fan")));
    }

    @Test
    void given_mistakes_in_meters_then_each_is_told_with_what_was_expected() {
        assertThatThrownBy(() -> read("""
                        schema: assay.fleet/1
                        hosts:
                          - id: a
                            address: ssh:a
                            meters:
                              - {name: m, command: [x], measures: device, clock: arrival, rate: 100 Hz}
                              - {name: m, command: [./x], measures: device, clock: wall, rate: 20 kHz}
                              - {name: n, command: [x], measures: part, clock: arrival, delay: 0 ms, rate: 100 Hz}
                              - {name: Big, command: [], measures: all, clock: own, rate: 0 Hz, delay: 1 min}
                        """)).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(e.problems())
                    .extracting(ConfigProblem::line)
                    .containsExactlyInAnyOrder(6, 7, 7, 7, 7, 8, 8, 9, 9, 9, 9, 9, 9);
            assertThat(e.why())
                    .contains(
                            "expected a delay: how long before its line comes a sample was taken at most",
                            "'m' is the name of another meter of this host, too",
                            "expected one meter that measures the device, found another",
                            "expected a rate of 0.1 Hz to 10 kHz",
                            "expected a delay above 0 s and of 10 s at most",
                            "the same command reads hosts[0].meters[0]",
                            "expected a program by its name or its whole path, found \"./x\"",
                            "device",
                            "arrival");
        });
    }

    @Test
    void given_labels_then_hosts_are_chosen_by_one_or_by_several_together() throws Exception {
        Fleet fleet = read("""
                schema: assay.fleet/1
                hosts:
                  - {id: a, address: "ssh:a", labels: {site: lab, board: nano}}
                  - {id: b, address: "ssh:b", labels: {site: lab, board: "orin, 8 GB"}}
                  - {id: c, address: "ssh:c", labels: {site: attic, board: nano}}
                  - {id: d, address: "ssh:d"}
                """);

        assertThat(chosen(fleet, "site=lab")).containsExactly("a", "b");
        assertThat(chosen(fleet, "board=nano,site=lab")).containsExactly("a");
        assertThat(chosen(fleet, "board=orin, 8 GB,site=lab")).containsExactly("b");
        assertThat(chosen(fleet, "site=attic,board=orin, 8 GB")).isEmpty();
        assertThat(fleet.labels())
                .isEqualTo(Map.of("board", Set.of("nano", "orin, 8 GB"), "site", Set.of("attic", "lab")));
        assertThat(Stream.of("=x", "site=", "site", "site=a,site=b", "a b=c", ",site=lab"))
                .allSatisfy(
                        text -> assertThat(LabelSelector.parse(text)).as(text).isEmpty());
    }

    private static List<String> chosen(Fleet fleet, String selector) {
        return fleet.hosts(LabelSelector.parse(selector).orElseThrow()).stream()
                .map(FleetHost::id)
                .toList();
    }

    @Test
    void given_a_power_mode_of_a_host_then_it_is_asked_for_first_unless_the_suite_asks_for_one() throws Exception {
        Listing listing = new Listing(
                Path.of("fleet.yaml"), Map.of(), Optional.empty(), Optional.of("15W"), Optional.empty(), List.of());
        Preparation pinned = new Preparation(List.of(new PreparationStep.ClocksPinned()));
        Preparation own =
                new Preparation(List.of(new PreparationStep.PowerMode("7W"), new PreparationStep.ClocksPinned()));

        assertThat(listing.completed(pinned).steps())
                .containsExactly(new PreparationStep.PowerMode("15W"), new PreparationStep.ClocksPinned());
        assertThat(listing.completed(own)).isEqualTo(own);
        assertThat(Listing.NONE.completed(pinned)).isEqualTo(pinned);
    }

    @Test
    void given_no_file_or_no_hosts_then_nothing_is_listed() throws Exception {
        assertThat(Fleet.read(folder.resolve("none")).hosts()).isEmpty();
        assertThat(read("schema: assay.fleet/1\nhosts:\n").hosts()).isEmpty();
    }

    @Test
    void given_mistakes_then_all_are_told_at_once_each_with_its_line() {
        assertThatThrownBy(() -> read("""
                        schema: assay.fleet/1
                        hosts:
                          - {id: a, address: "ssh://h:99999"}
                          - {id: a, adress: "ssh:h", address: "http://h"}
                          - {id: "b c", address: "ssh:h", sudo: [rm -rf]}
                          - {id: e, address: "ssh:h", power_mode: "15 W; rm", labels: {site: [lab]}}
                        """)).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(e.problems()).extracting(ConfigProblem::line).containsExactlyInAnyOrder(3, 4, 4, 4, 5, 5, 6, 6);
            assertThat(e.why()).contains("'adress'", "address", "id of another host", "ssh://jetson@10.0.0.7");
            assertThat(e.remedy()).contains("docs/formats/fleet.md");
        });
    }

    @Test
    void given_a_host_to_add_then_the_users_lines_and_comments_stay() throws Exception {
        Path file = folder.resolve("assay/fleet.yaml");
        SshAddress address = SshAddress.parse("ssh://me@h").orElseThrow();

        FleetEditor.add(file, "first", address);
        Files.writeString(file, Files.readString(file) + "    labels: {site: lab} # mine");
        FleetEditor.add(file, "second", address);

        assertThat(file).content().isEqualTo("""
                schema: assay.fleet/1
                hosts:
                  - id: first
                    address: ssh://me@h
                    labels: {site: lab} # mine
                  - id: second
                    address: ssh://me@h
                """);
        assertThat(Fleet.read(file).targets()).extracting("id").isEqualTo(List.of("ssh:first", "ssh:second"));
    }

    @Test
    void given_a_list_that_does_not_end_the_file_then_nothing_is_written_and_the_line_is_told() throws Exception {
        Path file = Files.writeString(
                folder.resolve("fleet.yaml"), "hosts: [{id: a, address: 'ssh:a'}]\nschema: assay.fleet/1\n");
        String before = Files.readString(file);

        assertThatThrownBy(() ->
                        FleetEditor.add(file, "b", SshAddress.parse("ssh:b").orElseThrow()))
                .isInstanceOfSatisfying(
                        FleetException.class, e -> assertThat(e.remedy()).contains("{id: b, address: \"ssh:b\"}"));
        assertThat(file).hasContent(before);
        assertThat(folder).isDirectoryContaining(path -> path.endsWith("fleet.yaml"));
    }
}
