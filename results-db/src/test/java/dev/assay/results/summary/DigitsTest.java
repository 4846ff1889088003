package dev.assay.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private static final MathContext FIVE = new MathContext(5, RoundingMode.HALF_UP);

    @Test
    void roundsAsTheExactDecimalDoesAtEveryPowerOfTenAndNextToEveryHalf() {
        Random random = new Random(20261127);
        for (int i = 0; i < 200_000; i++) {
            double near = (10_000 + random.nextInt(90_000) + 0.5) * Math.pow(10, random.nextInt(50) - 28);
            double any = Math.pow(10, 60 * random.nextDouble() - 30);
            double power = Math.pow(10, random.nextInt(60) - 30);
            DoubleStream.of(near, Math.nextUp(near), Math.nextDown(near), any, power, Math.nextDown(power), -any)
                    .forEach(value -> assertThat(Digits.round(value)).isEqualTo(exact(value)));
        }
    }

    @Test
    void zeroIsZero() {
        assertThat(Digits.round(0)).isEqualTo(BigDecimal.ZERO);
        assertThat(Digits.round(-0.0)).isEqualTo(BigDecimal.ZERO);
    }

    private static BigDecimal exact(double value) {
        BigDecimal rounded = new BigDecimal(value).round(FIVE).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
