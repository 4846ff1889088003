package dev.assay.agents.board.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The lines are made by hand in the forms that releases print. */
class ShownClocksTest {
    private static final String CPU = "cpu0:  Governor=schedutil MinFreq=1344000 MaxFreq=1344000 CurrentFreq=1344000\n";

    @Test
    void aRangeOfAProcessorOrOfTheGraphicsProcessorIsFree() {
        assertThat(pinned(CPU + "GPU MinFreq=306000000 MaxFreq=918000000 CurrentFreq=306000000\n"))
                .isEqualTo("false");
        assertThat(pinned(CPU.replace("MinFreq=1344000", "MinFreq=729600"))).isEqualTo("false");
    }

    @Test
    void theGraphicsProcessorsOfAThorCountToo() {
        assertThat(pinned(CPU + "gpu-gpc-0 MinFreq=315000000 MaxFreq=1575000000 CurrentFreq=315000000\n"))
                .isEqualTo("false");
        assertThat(pinned(CPU + "gpu-gpc-0 MinFreq=1575000000 MaxFreq=1575000000 CurrentFreq=1575000000\n"))
                .isEqualTo("true");
    }

    @Test
    void theMemorysRangeAndProcessorsThatAreOffDoNotCount() {
        assertThat(pinned(CPU
                        + "cpu4: Online=0 Governor=schedutil MinFreq=115200 MaxFreq=1344000 CurrentFreq=115200\n"
                        + "EMC MinFreq=204000000 MaxFreq=3199000000 CurrentFreq=3199000000 FreqOverride=1\n"))
                .isEqualTo("true");
    }

    @Test
    void withoutAnyItIsNotKnown() {
        assertThat(pinned("Error: Run this script(/usr/bin/jetson_clocks) as a root user\n"))
                .isEqualTo("not known");
    }

    private static String pinned(String text) {
        return new ShownClocks(text).pinned().map(String::valueOf).orElse("not known");
    }
}
