package dev.assay.collectors.tegrastats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published lines, read in full; and what is broken in a line is absent, never zero. */
class TegrastatsLineTest {
    static String golden(String board) throws IOException {
        try (InputStream file = TegrastatsLineTest.class.getResourceAsStream("/tegrastats/" + board + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static Core on(double loadPct, double clockHz) {
        return new Core(Core.State.ON, OptionalDouble.of(loadPct), OptionalDouble.of(clockHz));
    }

    private static Engine engine(String name, double loadPct, double clockHz) {
        return new Engine(name, OptionalDouble.of(loadPct), OptionalDouble.of(clockHz));
    }

    @Test
    void anOrinNano() throws IOException {
        TegrastatsLine line = TegrastatsLine.parse(golden("orin-nano"));

        assertThat(line.rails())
                .containsExactly(
                        entry("VDD_IN", new Power(2.957, "mW")),
                        entry("VDD_CPU_GPU_CV", new Power(0.486, "mW")),
                        entry("VDD_SOC", new Power(1.012, "mW")));
        assertThat(line.temperatures())
                .containsExactly(
                        entry("cpu", 44.125),
                        entry("soc2", 43.375),
                        entry("soc0", 42.125),
                        entry("gpu", 44.531),
                        entry("tj", 44.531),
                        entry("soc1", 43.156));
        assertThat(line.cores()).hasSize(6).contains(on(4, 729e6));
        assertThat(line.gpu()).isEqualTo(engine("GR3D_FREQ", 0, 305e6));
        assertThat(line.memoryController()).isEqualTo(engine("EMC_FREQ", 0, 204e6));
        assertThat(line.memory()).contains(new Memory(3645L << 20, 7620L << 20));
        assertThat(line.swap()).contains(new Memory(236L << 20, 3810L << 20));
    }

    @Test
    void anAgxOrin_leavesOutZonesThatAreOff_andInputsWithoutARail() throws IOException {
        TegrastatsLine line = TegrastatsLine.parse(golden("agx-orin"));

        assertThat(line.rails()).containsOnlyKeys("VDD_GPU_SOC", "VDD_CPU_CV", "VIN_SYS_5V0", "VDDQ_VDD2_1V8AO");
        assertThat(line.temperatures())
                .containsOnlyKeys("CPU", "Tboard", "SOC2", "Tdiode", "SOC0", "tj", "SOC1")
                .containsEntry("CPU", 44.562);
        assertThat(line.cores()).hasSize(12);
        assertThat(line.gpu()).isEqualTo(engine("GR3D_FREQ", 0, 0));
    }

    @Test
    void aNano_hasRailsWithoutAUnit_andProcessorsThatAreOff() throws IOException {
        TegrastatsLine line = TegrastatsLine.parse(golden("nano"));

        assertThat(line.rails())
                .containsExactly(
                        entry("POM_5V_IN", new Power(1.75, "/")),
                        entry("POM_5V_GPU", new Power(0, "/")),
                        entry("POM_5V_CPU", new Power(0.366, "/")));
        assertThat(line.cores()).containsExactly(on(5, 1224e6), Core.OFF, Core.OFF, on(3, 1224e6));
        assertThat(line.gpu()).isEqualTo(engine("GR3D_FREQ", 0, 76e6));
    }

    @Test
    void anAgxXavier_tellsRailsFromZonesAndProcessorsOfTheSameName() throws IOException {
        TegrastatsLine line = TegrastatsLine.parse(golden("agx-xavier"));

        assertThat(line.rails())
                .containsOnlyKeys("GPU", "CPU", "SOC", "CV", "VDDRQ", "SYS5V")
                .containsEntry("CPU", new Power(0.216, "/"));
        assertThat(line.temperatures()).containsEntry("GPU", 32.0).containsEntry("CPU", 33.5);
        assertThat(line.gpu().clockHz()).isEmpty();
        assertThat(line.memory()).isEmpty();
    }

    @Test
    void aTx2AndATx1() throws IOException {
        assertThat(TegrastatsLine.parse(golden("tx2")).rails())
                .hasSize(6)
                .containsEntry("VDD_IN", new Power(1.876, "/"));
        TegrastatsLine old = TegrastatsLine.parse(golden("tx1-old"));
        assertThat(old.cores()).containsExactly(on(17, 1734e6), on(11, 1734e6), on(65, 1734e6), on(0, 1734e6));
        assertThat(old.gpu())
                .as("its clock ends the line, and may have been cut")
                .isEqualTo(new Engine("GR3D", OptionalDouble.of(39), OptionalDouble.empty()));
        assertThat(old.memoryController()).isEqualTo(engine("EMC", 1, 1600e6));
        assertThat(old.rails()).isEmpty();
    }

    @Test
    void severalValuesAField_areReadByTheirFirst() throws IOException {
        TegrastatsLine line = TegrastatsLine.parse(golden("three-values"));

        assertThat(line.rails()).containsExactly(entry("VDD_IN", new Power(9.761, "mW")));
        assertThat(line.temperatures()).containsExactly(entry("cpu", 50.0), entry("tj", 51.5));
        assertThat(line.gpu()).isEqualTo(engine("GR3D_FREQ", 61, 1300e6));
    }

    @Test
    void aDecimalCommaIsAPoint() {
        TegrastatsLine line =
                TegrastatsLine.parse("GR3D_FREQ 12,5%@[305] cpu@44,125C VDD_IN 2957,5mW/2957,5mW CPU [1%@729,off]");

        assertThat(line.temperatures()).containsExactly(entry("cpu", 44.125));
        assertThat(line.rails()).containsExactly(entry("VDD_IN", new Power(2.9575, "mW")));
        assertThat(line.gpu()).isEqualTo(engine("GR3D_FREQ", 12.5, 305e6));
    }

    @Test
    void processorsWithDecimalCommas_cannotBeToldApart_andAreAbsent() {
        assertThat(TegrastatsLine.parse("CPU [12,5%@729,3%@729] ").cores()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "VDD_IN 29",
                "VDD_IN 2957m",
                "VDD_IN mW/2957mW",
                "VDD_IN 2957mA/1mA",
                "cpu@44",
                "cpu@44.1",
                "cpu@C",
                "cpu@NaNC",
                "CPU [1%@729,1%@7",
                "GR3D_FREQ 7",
                "GR3D_FREQ off",
                "GR3D_FREQ 101%",
                "RAM 3645/76",
                "RAM 3645/7620kB",
                "GPU@-256C",
                "Cannot open /sys/kernel/debug"
            })
    void whatIsCutShortOrNoNumber_isAbsent(String text) {
        assertThat(TegrastatsLine.parse(text)).isEqualTo(TegrastatsLine.parse("nothing"));
        assertThat(TegrastatsLine.parse(text).rails()).isEmpty();
    }

    @Test
    void aProcessorThatIsNotUnderstood_keepsItsPlace() {
        assertThat(TegrastatsLine.parse("CPU [1%@729,idle,x%@1,off] ").cores())
                .containsExactly(on(1, 729e6), Core.UNKNOWN, Core.UNKNOWN, Core.OFF);
    }
}
