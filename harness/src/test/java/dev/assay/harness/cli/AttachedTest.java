package dev.assay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.Agent;
import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.Unusable;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.fleet.Fleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices chosen by id, by scheme and by the labels of a fleet of which one host is off. */
class AttachedTest {
    @TempDir
    Path folder;

    private final Hosts hosts = new Hosts("ssh", List.of("ssh:a", "ssh:b", "ssh:d"), List.of("ssh:off"));
    private Attached attached;

    @BeforeEach
    void aFleet() throws Exception {
        Path file = Files.writeString(folder.resolve("fleet.yaml"), """
                schema: assay.fleet/1
                hosts:
                  - {id: a, address: "ssh:a", labels: {site: lab, board: nano}}
                  - {id: b, address: "ssh:b", labels: {site: lab, board: orin}}
                  - {id: off, address: "ssh:off", labels: {site: lab, board: pi}}
                  - {id: d, address: "ssh:d"}
                """);
        attached = new Attached(
                List.of(new Hosts("local", List.of("local"), List.of()), hosts), new Labelled(Fleet.read(file)));
    }

    private List<String> chosen(String... selectors) throws Exception {
        return attached.select(List.of(selectors)).stream()
                .map(device -> device.identity().id())
                .toList();
    }

    private UsageException refused(String selector) {
        List<UsageException> refused = new ArrayList<>();
        assertThatThrownBy(() -> chosen(selector)).isInstanceOfSatisfying(UsageException.class, refused::add);
        assertThat(refused.getFirst().where()).isEqualTo(selector);
        return refused.getFirst();
    }

    @Test
    void given_labels_then_the_hosts_with_all_of_them_are_chosen_and_no_other_is_looked_for() throws Exception {
        assertThat(chosen("site=lab")).containsExactly("ssh:a", "ssh:b");
        assertThat(hosts.asked).containsExactly("ssh:a", "ssh:b", "ssh:off");
        assertThat(chosen("site=lab,board=orin")).containsExactly("ssh:b");
    }

    @Test
    void given_several_selectors_then_every_device_is_chosen_once() throws Exception {
        assertThat(chosen("local", "board=orin", "ssh:d", "site=lab"))
                .containsExactly("local", "ssh:b", "ssh:d", "ssh:a");
        assertThat(chosen("ssh")).containsExactly("ssh:a", "ssh:b", "ssh:d");
        assertThat(chosen()).containsExactly("local");
    }

    @Test
    void given_labels_that_no_host_has_then_the_nearest_and_all_that_there_are_are_told() {
        assertThat(refused("sit=lab").why())
                .isEqualTo("no host has a label 'sit'; did you mean 'site'?; labels are board=nano|orin|pi, site=lab");
        assertThat(refused("board=oring").why())
                .startsWith("no host has board=oring; did you mean 'orin'?; labels are ");
        assertThat(refused("colour=red").why()).startsWith("no host has a label 'colour'; labels are ");
        assertThat(refused("site=").why()).startsWith("expected NAME=VALUE");
        assertThat(refused("sit=lab").remedy()).contains("fleet.yaml", "docs/formats/fleet.md");
    }

    @Test
    void given_labels_that_each_is_some_hosts_and_together_nobodys_then_that_is_said() throws Exception {
        Path file = Files.writeString(folder.resolve("two.yaml"), """
                schema: assay.fleet/1
                hosts:
                  - {id: a, address: "ssh:a", labels: {site: lab}}
                  - {id: b, address: "ssh:b", labels: {board: orin}}
                """);
        attached = new Attached(List.of(hosts), new Labelled(Fleet.read(file)));

        assertThat(refused("site=lab,board=orin").why()).startsWith("each of these labels is some host's");
    }

    @Test
    void given_labels_of_a_host_that_takes_no_jobs_then_it_is_named_with_what_to_do() {
        UsageException refused = refused("board=pi");

        assertThat(refused.what()).isEqualTo("the device takes no jobs");
        assertThat(refused.why()).isEqualTo("ssh:off: no answer");
        assertThat(refused.remedy()).isEqualTo("switch it on");
    }

    @Test
    void given_a_fleet_without_labels_then_that_is_said() {
        attached = new Attached(List.of(hosts), new Labelled(new Fleet(folder.resolve("none.yaml"), List.of())));

        assertThat(refused("site=lab").why()).isEqualTo("no host has a label 'site'; no host has labels");
    }

    @Test
    void given_an_agent_that_cannot_look_then_all_others_devices_are_listed_and_it_says_why() throws Exception {
        attached = new Attached(
                List.of(new Unable(), hosts), new Labelled(new Fleet(folder.resolve("none.yaml"), List.of())));

        Agent.Discovery all = attached.all();

        assertThat(all.devices()).hasSize(3);
        assertThat(all.unusable())
                .contains(new Unusable(
                        "adb", "the adb server at 127.0.0.1:5037: it is a stranger", "see what runs there"));
        assertThat(chosen("ssh:a")).containsExactly("ssh:a");
        assertThat(refused("nothing:x").why()).contains("attached are ssh:a");
        assertThatThrownBy(() -> chosen("adb:1"))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining("a stranger");
    }

    @Test
    void given_a_scheme_of_which_nothing_is_attached_then_its_own_first_steps_are_told() {
        attached = new Attached(
                List.of(
                        new Hosts("local", List.of("local:1"), List.of()),
                        new Hosts("adb", List.of(), List.of()),
                        new Hosts("ssh", List.of(), List.of())),
                new Labelled(new Fleet(folder.resolve("none.yaml"), List.of())));

        assertThat(refused("adb").why()).isEqualTo("attached are local:1");
        assertThat(refused("adb").remedy())
                .startsWith("see whether adb is installed and 'adb devices' lists it")
                .contains("docs/platforms/android.md");
        assertThat(refused("adb:7A").remedy()).contains("'adb devices'");
        assertThat(refused("ssh").remedy()).contains("fleet.yaml", "docs/platforms/linux-board.md");
        assertThat(refused("ssh:pi").remedy()).contains("ssh:HOST");
        assertThat(refused("bluetooth").remedy()).startsWith("choose one of these ids");
    }

    /** An agent whose server is none. */
    private static final class Unable implements Agent {
        @Override
        public String scheme() {
            return "adb";
        }

        @Override
        public void attach(String id) {}

        @Override
        public Discovery discover() throws AgentException {
            throw new AgentException(
                    Failure.NOT_PROVISIONED,
                    "cannot ask for Android devices",
                    "the adb server at 127.0.0.1:5037",
                    "it is a stranger",
                    "see what runs there",
                    null);
        }
    }

    /** An agent that knows hosts, and remembers for which it was asked. */
    @Test
    void given_a_phone_that_is_attached_twice_then_one_of_its_ids_is_chosen_and_never_both() throws Exception {
        Attached phones = new Attached(
                List.of(new Hosts("adb", List.of("adb:same", "adb:same-wifi:5555", "adb:other"), List.of())),
                new Labelled(Fleet.read(folder.resolve("fleet.yaml"))));

        assertThat(phones.select(List.of("adb:same-wifi:5555", "adb:other"))).hasSize(2);
        assertThatThrownBy(() -> phones.select(List.of("adb")))
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.why()).contains("adb:same and adb:same-wifi:5555 are the same device"));
    }

    private static final class Hosts implements Agent {
        private final String scheme;
        private final List<String> on;
        private final List<String> off;
        private final List<String> asked = new ArrayList<>();

        Hosts(String scheme, List<String> on, List<String> off) {
            this.scheme = scheme;
            this.on = on;
            this.off = off;
        }

        @Override
        public String scheme() {
            return scheme;
        }

        @Override
        public void attach(String id) {
            asked.add(id);
        }

        @Override
        public Discovery discover() {
            return new Discovery(
                    on.stream().<Device>map(Host::new).toList(),
                    off.stream()
                            .map(id -> new Unusable(id, "no answer", "switch it on"))
                            .toList());
        }
    }

    private record Host(String id) implements Device {
        @Override
        public Optional<String> unit() {
            return id.startsWith("adb:same") ? Optional.of("R5CT30") : Optional.empty();
        }

        @Override
        public Cell.Device identity() {
            return new Cell.Device(id, "linux", "linux-aarch64", "board");
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }

        @Override
        public Capacity capacity() {
            return new Capacity(1, OptionalLong.empty());
        }

        @Override
        public DeviceSession open() {
            throw new AssertionError("nothing is measured");
        }
    }
}
