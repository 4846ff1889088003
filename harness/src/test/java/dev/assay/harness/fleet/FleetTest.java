package dev.assay.harness.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.ssh.SshAddress;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigProblem;
import dev.assay.harness.config.ConfigSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
                    sudo: [nvpmodel, jetson_clocks]
                  - id: pi
                    address: ssh:raspberry
                """);

        assertThat(fleet.targets()).extracting("id").containsExactly("ssh:nano-1", "ssh:pi");
        FleetHost nano = fleet.host("nano-1").orElseThrow();
        assertThat(nano.address())
                .isEqualTo(SshAddress.parse("ssh://jetson@10.0.0.7:2222").orElseThrow());
        assertThat(nano.labels()).isEqualTo(Map.of("site", "lab", "board", "orin-nano"));
        assertThat(nano.profile()).contains("jetson-orin-nano");
        assertThat(nano.sudo()).contains(List.of("nvpmodel", "jetson_clocks"));
        assertThat(nano.target().listing().profile()).contains("jetson-orin-nano");
        assertThat(fleet.host("pi").orElseThrow().sudo()).isEmpty();
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
                        """)).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(e.problems()).extracting(ConfigProblem::line).containsExactlyInAnyOrder(3, 4, 4, 4, 5, 5);
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
