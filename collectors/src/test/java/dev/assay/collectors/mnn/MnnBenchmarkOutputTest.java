package dev.assay.collectors.mnn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.summary.InferenceSummary;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Synthetic texts in the words of the tool's source (benchmark/benchmark.cpp of MNN, as of 2019 and 2024); the numbers are
 * chosen, no capture of a device.
 */
class MnnBenchmarkOutputTest {
    private static final String TEXT = """
            MNN benchmark
            Forward type: **CPU** thread=4** precision=2** sparsity=0** sparseBlockOC=1
            --------> Benchmarking... loop = 20, warmup = 5
            [ - ] net.mnn                     max =   16.500 ms  min =   15.125 ms  avg =   15.250 ms
            """;

    @Test
    void givenItsLinesThenTheMeanIsReadWithItsExtremes() {
        MnnBenchmarkOutput output = MnnBenchmarkOutput.parse(TEXT);

        assertThat(output.broken()).isEmpty();
        assertThat(output.inferences())
                .isEqualTo(Map.of("net.mnn", new InferenceSummary(20, 15.25, Map.of("min", 15.125, "max", 16.5))));
    }

    @Test
    void givenAnOldReleaseAndANameWithSpacesThenTheyAreReadAsWell() {
        MnnBenchmarkOutput output = MnnBenchmarkOutput.parse("""
                --------> Benchmarking... loop = 10
                [ - ] my net.mnn                  max =   49.500ms  min =   38.750ms  avg =   43.000ms
                """);

        assertThat(output.inferences())
                .isEqualTo(Map.of("my net.mnn", new InferenceSummary(10, 43, Map.of("min", 38.75, "max", 49.5))));
    }

    @Test
    void givenNoModelOrNoNumberOfInferencesThenItIsBroken() {
        assertThat(MnnBenchmarkOutput.parse("").broken()).isPresent();
        assertThat(MnnBenchmarkOutput.parse(TEXT.replace("loop = 20", "loop = 0"))
                        .broken())
                .isPresent();
        assertThat(MnnBenchmarkOutput.parse(TEXT.replaceAll("\\[ - .*", "open failed: No such file or directory"))
                        .broken())
                .contains("it timed no model");
        assertThat(MnnBenchmarkOutput.parse(TEXT.replace("15.250", "nan")).broken())
                .isPresent();
    }

    @Property
    void givenADamagedOutputThenItIsReadOrBroken(
            @ForAll @IntRange(max = 260) int at, @ForAll @IntRange(max = 40) int gone, @ForAll String instead) {
        int begin = Math.min(at, TEXT.length());
        String damaged = TEXT.substring(0, begin) + instead + TEXT.substring(Math.min(begin + gone, TEXT.length()));

        MnnBenchmarkOutput output = MnnBenchmarkOutput.parse(damaged);

        assertThat(output.broken().isPresent()).isEqualTo(output.inferences().isEmpty());
    }
}
