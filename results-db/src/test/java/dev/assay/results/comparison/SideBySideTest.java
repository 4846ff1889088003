package dev.assay.results.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideBySideTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1000})
    void everyPieceIsMadeOnceAndStandsInItsPlace(int count) {
        AtomicIntegerArray made = new AtomicIntegerArray(count);

        assertThat(SideBySide.of(count, i -> {
                    made.incrementAndGet(i);
                    return i;
                }))
                .isEqualTo(IntStream.range(0, count).boxed().toList());

        assertThat(IntStream.range(0, count).map(made::get)).allMatch(times -> times == 1);
    }

    @Test
    void thatAPieceFailsIsThrown() {
        assertThatThrownBy(() -> SideBySide.of(100, i -> 1 / (i - 50))).isInstanceOf(ArithmeticException.class);
    }
}
