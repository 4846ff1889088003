package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoiseFloorTest {
    private static final int COMPARISONS = 10_000;
    private static final int RUNS = 400;

    /** Speeds of the trials of one run, in which nothing is changed. */
    private enum Session {
        LOG_NORMAL(Noise.LOG_NORMAL),
        AUTOCORRELATED(Noise.AUTOCORRELATED),
        LINEAR_DRIFT(Noise.LINEAR_DRIFT),
        RANDOM_WALK(Noise.RANDOM_WALK),
        TWO_LEVELS("two levels 10 % apart, half of the trials on each, CV 1 %") {
            @Override
            double logarithm(Random random) {
                return (random.nextBoolean() ? 0.1 : 0) + 0.01 * random.nextGaussian();
            }
        },
        CLUSTER_AT_THE_TOP("60 % within 0.3 %, the rest up to 30 % slower") {
            @Override
            double logarithm(Random random) {
                return inCluster(random) ? 0.001 * random.nextGaussian() : -Math.abs(0.15 * random.nextGaussian());
            }
        },
        CLUSTER_IN_THE_MIDDLE("60 % within 0.3 %, the rest CV 15 %") {
            @Override
            double logarithm(Random random) {
                return inCluster(random) ? 0.001 * random.nextGaussian() : 0.15 * random.nextGaussian();
            }
        };

        private final String label;
        private final Noise noise;

        Session(Noise noise) {
            this.label = noise.toString();
            this.noise = noise;
        }

        Session(String label) {
            this.label = label;
            this.noise = null;
        }

        double logarithm(Random random) {
            throw new UnsupportedOperationException("of the whole session");
        }

        double[] speeds(int trials, int number) {
            Random random = new Random(20261127L + 7919L * number);
            DoubleStream logarithms = noise == null
                    ? DoubleStream.generate(() -> logarithm(random)).limit(trials)
                    : DoubleStream.of(noise.of(trials, random));
            return logarithms.map(value -> 100 * Math.exp(value)).toArray();
        }

        private static boolean inCluster(Random random) {
            return random.nextDouble() < 0.6;
        }
    }

    /** docs/noise.md quotes what this prints: the floor that one run tells, and how far apart two equal sides really are. */
    @ParameterizedTest
    @EnumSource(Session.class)
    void theFloorOfARunIsAsFarApartAsTwoEqualSidesAre(Session session) {
        for (int trials : new int[] {20, 40}) {
            double apart = Quantile.of(many(COMPARISONS, n -> apart(session.speeds(trials, -1 - n), n)), 0.95)[0];
            double[] floors = Quantile.of(
                    many(
                            RUNS,
                            n -> NoiseFloor.of(session.speeds(trials, n))
                                    .orElseThrow()
                                    .floor()),
                    0.1,
                    0.5,
                    0.9);
            System.out.printf(
                    "| %s | %d | %.2f %% | %.2f %% | %.2f | %.2f to %.2f |%n",
                    session.label,
                    trials,
                    100 * apart,
                    100 * floors[1],
                    floors[1] / apart,
                    floors[0] / apart,
                    floors[2] / apart);

            if (session != Session.CLUSTER_IN_THE_MIDDLE) { // too seldom does a median leave it: docs/noise.md says so
                assertThat(floors[1] / apart).isBetween(0.8, 1.25);
            }
        }
    }

    @Test
    void givenValuesThatStandCloseTogetherInTheMiddleThenTheFloorIsNotThatOfTheCluster() {
        double[] inOrder = {
            100.1, 84, 100, 99.9, 92, 100.2, 71, 99.8, 100, 88, 100.1, 99.9, 79, 100, 100.1, 90, 99.9, 100.2, 95, 99.8
        };

        assertThat(NoiseFloor.of(inOrder).orElseThrow().floor()).isGreaterThan(0.02);
    }

    @Test
    void nineTrialsHaveNoFloorAndEqualOnesOneOfZero() {
        assertThat(NoiseFloor.of(new double[9])).isEmpty();
        assertThat(NoiseFloor.of(DoubleStream.generate(() -> 7).limit(11).toArray()))
                .contains(new NoiseFloor(5, 0));
    }

    @Test
    void theSameTrialsHaveTheSameFloor() {
        double[] inOrder = Session.LOG_NORMAL.speeds(20, 1);

        assertThat(NoiseFloor.of(inOrder)).isEqualTo(NoiseFloor.of(inOrder.clone()));
    }

    private static double[] many(int count, IntFunction<Double> one) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(one)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Of two sides that ran in blocks of two, which of them first is drawn. */
    private static double apart(double[] speeds, int number) {
        Random coin = new Random(number);
        double[][] sides = new double[2][speeds.length / 2];
        for (int block = 0; block < speeds.length / 2; block++) {
            int first = coin.nextInt(2);
            sides[first][block] = speeds[2 * block];
            sides[1 - first][block] = speeds[2 * block + 1];
        }
        double ratio = Median.of(sides[1]) / Median.of(sides[0]);
        return Math.max(ratio, 1 / ratio) - 1;
    }
}
