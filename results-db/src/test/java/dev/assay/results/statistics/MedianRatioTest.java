package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MedianRatioTest {
    @Test
    void twoPairsAreTooFewForARatioThreeForAnInterval() {
        MedianRatio.Pair pair = new MedianRatio.Pair(10, 11);

        assertThat(MedianRatio.of(Collections.nCopies(2, pair))).isEmpty();
        assertThat(MedianRatio.of(Collections.nCopies(3, pair)).orElseThrow().ci95())
                .isEmpty();
        assertThat(MedianRatio.of(Collections.nCopies(5, pair)).orElseThrow().ci95())
                .contains(new Bounds(1.1, 1.1));
    }

    @Test
    void driftThatBothSidesShareDoesNotWidenTheInterval() {
        // Each block is 20 % slower than the one before; the candidate is 10 % faster in every block.
        List<MedianRatio.Pair> drifting = java.util.stream.IntStream.range(0, 7)
                .mapToDouble(block -> 100 * Math.pow(0.8, block))
                .mapToObj(base -> new MedianRatio.Pair(base, base * 1.1))
                .toList();

        Bounds bounds = MedianRatio.of(drifting).orElseThrow().ci95().orElseThrow();

        assertThat(bounds.low()).isCloseTo(1.1, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(bounds.high()).isCloseTo(1.1, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void aValueThatIsNotAboveZeroHasNoRatio() {
        assertThatThrownBy(() -> new MedianRatio.Pair(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MedianRatio.Pair(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
