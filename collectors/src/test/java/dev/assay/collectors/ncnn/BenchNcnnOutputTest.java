package dev.assay.collectors.ncnn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.summary.InferenceSummary;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Synthetic texts in the words of the tool's source (benchmark/benchncnn.cpp of ncnn, as of 2018 and 2025); the numbers are
 * chosen, no capture of a device.
 */
class BenchNcnnOutputTest {
    private static final String TEXT = """
            [0 Some GPU]  queueC=0[3]  queueG=0[3]  queueT=0[3]
            loop_count = 8
            num_threads = 4
            powersave = 2
            gpu_device = -1
            cooling_down = 0
              /data/m/net.param  min =    8.75  max =    9.25  avg =    9.00
            """;

    @Test
    void givenItsLinesThenTheMeanIsReadWithItsExtremes() {
        BenchNcnnOutput output = BenchNcnnOutput.parse(TEXT);

        assertThat(output.broken()).isEmpty();
        assertThat(output.inferences())
                .isEqualTo(Map.of("/data/m/net.param", new InferenceSummary(8, 9, Map.of("min", 8.75, "max", 9.25))));
    }

    @Test
    void givenNoNetOrNoNumberOfInferencesThenItIsBroken() {
        assertThat(BenchNcnnOutput.parse("").broken()).isPresent();
        assertThat(BenchNcnnOutput.parse(TEXT.replace("loop_count = 8", "loop_count = 0"))
                        .broken())
                .isPresent();
        assertThat(BenchNcnnOutput.parse(TEXT.replaceAll(" min .*", " skipped (int8+GPU not supported)"))
                        .broken())
                .contains("it timed no net");
    }

    @Property
    void givenADamagedOutputThenItIsReadOrBroken(
            @ForAll @IntRange(max = 220) int at, @ForAll @IntRange(max = 40) int gone, @ForAll String instead) {
        int begin = Math.min(at, TEXT.length());
        String damaged = TEXT.substring(0, begin) + instead + TEXT.substring(Math.min(begin + gone, TEXT.length()));

        BenchNcnnOutput output = BenchNcnnOutput.parse(damaged);

        assertThat(output.broken().isPresent()).isEqualTo(output.inferences().isEmpty());
    }
}
