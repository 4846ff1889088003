package dev.assay.harness.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerSwitchesTest {
    @TempDir
    Path folder;

    private PowerSwitches of(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("power.yaml"), "schema: assay.power/1\n" + yaml);
        return PowerSwitches.read(file, folder.resolve("journal"));
    }

    private static String command(PowerSwitches switches, String device) {
        return switches.of(device).map(DevicePower::command).orElse("none");
    }

    @Test
    void theFirstEntryThatFitsIsTheDevices() throws Exception {
        PowerSwitches switches = of("""
                devices:
                  - {device: "adb:R5CT30", uhubctl: {hub: 1-1.4, port: 2}}
                  - {device: "adb:192.168.1.*:5555", cut: [relay, "off"], restore: [relay, "on"], deadline: 2 s}
                  - {device: "adb:*", uhubctl: {hub: "2", port: 1}}
                """);

        assertThat(command(switches, "adb:R5CT30")).isEqualTo("'uhubctl -l 1-1.4 -p 2 -a off'");
        assertThat(command(switches, "adb:192.168.1.20:5555")).isEqualTo("'relay off'");
        assertThat(command(switches, "adb:192x168.1.20:5555")).isEqualTo("'uhubctl -l 2 -p 1 -a off'");
        assertThat(command(switches, "local")).isEqualTo("none");
    }

    @Test
    void whatIsCutIsWhatIsSaidOrWhatADeviceOnAHubsCableLoses() throws Exception {
        PowerSwitches switches = of("""
                devices:
                  - {device: "adb:SAID", uhubctl: {hub: "1", port: 1}, cuts: power}
                  - {device: "adb:RELAY", cut: [relay, "off"], restore: [relay, "on"]}
                  - {device: "adb:BOTH", cut: [relay, "off"], restore: [relay, "on"], cuts: power-and-data}
                  - {device: "*", uhubctl: {hub: "1", port: 2}}
                """);

        assertThat(cuts(switches, "adb:SAID")).isEqualTo(Cuts.POWER);
        assertThat(cuts(switches, "adb:RELAY")).isEqualTo(Cuts.POWER);
        assertThat(cuts(switches, "adb:BOTH")).isEqualTo(Cuts.POWER_AND_DATA);
        assertThat(cuts(switches, "adb:R5CT30")).isEqualTo(Cuts.POWER_AND_DATA);
        assertThat(cuts(switches, "adb:192.168.1.20:5555")).isEqualTo(Cuts.POWER);
        assertThat(cuts(switches, "ssh:board")).isEqualTo(Cuts.POWER);
    }

    private static Cuts cuts(PowerSwitches switches, String device) {
        return switches.of(device).orElseThrow().cuts();
    }

    @Test
    void withoutAFileNoPowerCanBeCut() throws Exception {
        PowerSwitches none = PowerSwitches.read(folder.resolve("none.yaml"), folder.resolve("journal"));

        assertThat(none.of("adb:R5CT30")).isEmpty();
    }

    @Test
    void everyMistakeIsNamed() {
        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> of("""
                devices:
                  - {device: a, cut: [x]}
                  - {device: b, cut: [x], restore: [y], uhubctl: {hub: "1", port: 1}}
                  - {device: c}
                  - {device: d, cut: "x off", restore: [x]}
                  - {device: e, cut: [x], restore: [x], deadline: 1 min}
                  - {device: f, uhubctl: {hub: "1; reboot", port: 1}}
                """));

        assertThat(thrown.problems())
                .extracting(ConfigProblem::message)
                .contains(
                        "devices[0]: expected cut and restore, or uhubctl",
                        "devices[1]: expected cut and restore, or uhubctl",
                        "devices[2]: expected cut and restore, or uhubctl",
                        "devices[4].deadline: expected 100 ms to 20 s, found \"1 min\"")
                .anySatisfy(message -> assertThat(message).startsWith("devices[3].cut"))
                .anySatisfy(message -> assertThat(message).startsWith("devices[5].uhubctl.hub"));
    }
}
