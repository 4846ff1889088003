package dev.assay.collectors.source.dumpsys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in a real shell, with a program that prints a text in the place of {@code dumpsys}. */
class ScriptsTest {
    private static final List<String> KEYS = List.of("temperature", "voltage", "level", "Charge counter");

    @TempDir
    Path folder;

    @Test
    void aBatteryTellsWhatItHas() throws Exception {
        assertThat(line(Scripts.battery(60, KEYS), resource("battery-pixel-8-rig")))
                .isEqualTo("274,4020,72,3270000,");
    }

    @Test
    void whatMakersAddBehindTheStateIsNotRead() throws Exception {
        String text = """
                Current Battery Service state:
                  level: 71
                  voltage: 4100
                [BatteryInfo logs]
                  temperature: 999
                  voltage: 1
                """;

        assertThat(line(Scripts.battery(60, KEYS), text)).isEqualTo(",4100,71,,");
    }

    @Test
    void aServiceThatWasToldWhatToShowTellsNothing() throws Exception {
        assertThat(line(Scripts.battery(60, KEYS), resource("battery-stopped"))).isEqualTo(",,,,");
    }

    @Test
    void theThermalServiceTellsItsStatusAndThenEachSensors() throws Exception {
        String text = """
                IsStatusOverride: false
                Thermal Status: 2
                Cached temperatures:
                	Temperature{mValue=99.0, mType=0, mName=BIG, mStatus=6}
                HAL Ready: true
                Current temperatures from HAL:
                	Temperature{mValue=45.25, mType=0, mName=BIG, mStatus=0}
                	Temperature{mValue=-3.4028235E38, mType=9, mName=TPU, mStatus=0}
                	Temperature{mValue=30.1, mType=3, mName=skin's *, mStatus=1}
                Current cooling devices from HAL:
                	CoolingDevice{mValue=7, mType=2, mName=BIG}
                """;

        assertThat(line(Scripts.thermal(60, List.of("BIG", "TPU", "skin's *", "none")), text))
                .isEqualTo("2,45.25,0,,0,30.1,1,,");
    }

    @Test
    void aTextOfManyKilobytesIsReadToItsEnd() throws Exception {
        String sensors = IntStream.range(0, 400)
                .mapToObj(i -> "\tTemperature{mValue=" + i % 90 + ".5, mType=3, mName=sensor" + i + ", mStatus=0}\n")
                .collect(Collectors.joining());
        String text = "Thermal Status: 1\nCached temperatures:\n" + sensors + "Current temperatures from HAL:\n"
                + sensors + "Current cooling devices from HAL:\n";

        assertThat(line(Scripts.thermal(60, List.of("sensor3", "sensor399")), text))
                .isEqualTo("1,3.5,0,39.5,0");
    }

    /** The first that a script prints. */
    private String line(List<String> command, String text) throws IOException {
        Path said = Files.writeString(folder.resolve("said"), text);
        Path dumpsys = Files.writeString(folder.resolve("dumpsys"), "#!/bin/sh\nexec cat " + said + "\n");
        assertThat(dumpsys.toFile().setExecutable(true)).isTrue();
        List<String> here = new ArrayList<>(command);
        here.set(0, "/bin/sh");
        ProcessBuilder builder = new ProcessBuilder(here).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        try (BufferedReader out = process.inputReader()) {
            return out.readLine();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ScriptsTest.class.getResourceAsStream("/dumpsys/" + name + ".txt")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
