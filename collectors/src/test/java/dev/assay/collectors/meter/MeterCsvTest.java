package dev.assay.collectors.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterCsvTest {
    @TempDir
    Path dir;

    @Test
    void givenAMonsoonRecordingThenPowerIsVoltsTimesMilliampsAndItsStartStandsBesideIt() throws Exception {
        Files.writeString(dir.resolve(".t_monsoon"), "1700000000.25\n");
        Path file = write("measurements_monsoon.csv", "sec,mA,V,\n0,1000,4.0,\n0.0002,1500.5,4.0,\n0.0004,500,3.9,\n");

        MeterRecording recording = MeterCsv.read(file);

        assertThat(recording.watts().times()).containsExactly(0, 200_000, 400_000);
        assertThat(recording.watts().values()).containsExactly(new double[] {4, 6.002, 1.95}, within(1e-12));
        assertThat(recording.amps().orElseThrow().values())
                .containsExactly(new double[] {1, 1.5005, 0.5}, within(1e-12));
        assertThat(recording.watts().channel().rateHz()).isEqualTo(5000);
        assertThat(recording.began()).contains(Instant.ofEpochSecond(1_700_000_000, 250_000_000));
        assertThat(recording.skipped()).isEmpty();
    }

    @Test
    void givenOtherTablesThenColumnsAreFoundByTheirUnits() throws Exception {
        MeterRecording words = MeterCsv.read(
                write(
                        "a.csv",
                        "\ufeff# exported\r\n\r\nTime (ms)\tMain Avg Power (mW)\tNote\r\n100\t2500\tx\r\n\r\n110\t2600\ty\r\n"));
        MeterRecording epoch = MeterCsv.read(
                write("b.csv", "t_ns;current_a;voltage_v\n1700000000123456789;0,5;5\n1700000000124456789;0,6;5\n"));

        assertThat(words.watts().times()).containsExactly(0, 10_000_000);
        assertThat(words.watts().values()).containsExactly(2.5, 2.6);
        assertThat(words.amps()).isEmpty();
        assertThat(words.began()).isEmpty();
        assertThat(epoch.began()).contains(Instant.ofEpochSecond(1_700_000_000, 123_456_789));
        assertThat(epoch.watts().times()).containsExactly(0, 1_000_000);
        assertThat(epoch.watts().values()).containsExactly(2.5, 3);
    }

    @Test
    void givenTwoColumnsOfOneQuantityThenItAsksWhichAndTakesTheOneThatIsNamed() throws Exception {
        Path file = write("c.csv", "s,main_mw,usb_mw\n0,1,2\n1,1,2\n");

        assertThatThrownBy(() -> MeterCsv.read(file))
                .isInstanceOf(MeterException.class)
                .hasMessageContaining("several columns are a power: [main_mw, usb_mw]")
                .hasMessageContaining("c.csv:1");
        assertThat(MeterCsv.read(file, List.of("s", "usb_mw")).watts().values()).containsExactly(0.002, 0.002);
        assertThatThrownBy(() -> MeterCsv.read(file, List.of("s", "mains")))
                .hasMessageContaining("it has no column mains");
    }

    @Test
    void givenAFewLinesWithoutASampleThenTheyAreNamedAndWithManyItIsRefused() throws Exception {
        StringBuilder text = new StringBuilder("s,w\n");
        for (int i = 0; i < 300; i++) {
            text.append(i).append(i == 7 ? ",overload\n" : i == 9 ? "\n" : ",1\n");
        }

        assertThat(MeterCsv.read(write("d.csv", text.toString())).skipped())
                .containsExactly("line 9: 'overload' in column w is no number", "line 11: '' in column w is no number");
        assertThatThrownBy(() -> MeterCsv.read(write("e.csv", "s,w\n0,1\n1,NaN\n2,1\n")))
                .hasMessageContaining(
                        "1 of its lines hold no sample, the first line 3: 'NaN' in column w is no number");
    }

    @Test
    void givenWhatIsNoRecordingThenTheErrorSaysWhereAndWhy() throws Exception {
        assertProblem("", "it is empty");
        assertProblem("hello\n", ":1", "is a time");
        assertProblem("s,mA\n0,1\n", ":1", "no two are a voltage and a current");
        assertProblem("s,w\n0,1\n", "it holds 1 samples");
        assertProblem("s,w\n0,1\n2,1\n1,1\n", ":4", "time goes back by 1000000000 ns");
        assertThatThrownBy(() -> MeterCsv.read(dir.resolve("nowhere.csv")))
                .isInstanceOf(MeterException.class)
                .hasMessageContaining("nowhere.csv");
        Files.writeString(dir.resolve("monsoon.csv.t_monsoon"), "yesterday");
        assertThatThrownBy(() -> MeterCsv.read(write("monsoon.csv", "sec,mA,V,\n0,1,1,\n1,1,1,\n")))
                .hasMessageContaining("'yesterday' is no time in epoch seconds");
    }

    @Property(tries = 300)
    void anyBytesAreARecordingOrATypedError(@ForAll @Size(max = 300) byte[] noise) throws IOException {
        Path file = Files.createTempFile("meter", ".csv");
        try {
            byte[] header = "s,w\n0,1\n".getBytes(StandardCharsets.UTF_8);
            byte[] bytes = java.util.Arrays.copyOf(header, header.length + noise.length);
            System.arraycopy(noise, 0, bytes, header.length, noise.length);
            Files.write(file, bytes);
            MeterCsv.read(file);
        } catch (MeterException e) {
            assertThat(e.why()).isNotBlank();
        } finally {
            Files.delete(file);
        }
    }

    private void assertProblem(String text, String... said) throws IOException {
        Path file = write("x.csv", text);
        assertThatThrownBy(() -> MeterCsv.read(file))
                .isInstanceOf(MeterException.class)
                .hasMessageContainingAll(said);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }
}
