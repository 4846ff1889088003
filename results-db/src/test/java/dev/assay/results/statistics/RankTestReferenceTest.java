package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Held against R and SciPy; published examples are among the data. The fixtures lie beside the programs that made them. */
class RankTestReferenceTest {
    private static final Offset<Double> ROUNDING = within(1e-10);

    record FromR(
            String origin,
            List<TwoSides> paired,
            List<TwoSides> independent,
            List<Adjusted> adjusted,
            List<InOrder> series) {}

    record TwoSides(String name, double[] base, double[] candidate, double p, double hodges_lehmann) {}

    record Adjusted(double[] p, double[] adjusted) {}

    record InOrder(String name, double[] values, double p, double slope, double autocorrelation, double cv) {}

    record FromSciPy(String origin, List<Signed> signed, List<TwoTested> independent, List<Ratio> ratios) {}

    record Signed(String name, double[] values, double p) {}

    record TwoTested(String name, double[] base, double[] candidate, double p) {}

    record Ratio(String name, double[] base, double[] candidate, double[] interval) {}

    static Stream<TwoSides> paired() throws IOException {
        return r().paired().stream();
    }

    static Stream<TwoSides> independent() throws IOException {
        return r().independent().stream();
    }

    static Stream<Adjusted> adjusted() throws IOException {
        return r().adjusted().stream();
    }

    static Stream<InOrder> series() throws IOException {
        return r().series().stream();
    }

    static Stream<Signed> signed() throws IOException {
        return sciPy().signed().stream();
    }

    static Stream<TwoTested> independentInSciPy() throws IOException {
        return sciPy().independent().stream();
    }

    static Stream<Ratio> ratios() throws IOException {
        return sciPy().ratios().stream();
    }

    @ParameterizedTest
    @MethodSource("paired")
    void signedRanksAndTheirEstimateAreThoseOfR(TwoSides sides) {
        double[] differences = IntStream.range(0, sides.base().length)
                .mapToDouble(i -> sides.candidate()[i] - sides.base()[i])
                .toArray();

        assertThat(SignedRank.p(differences)).isCloseTo(sides.p(), ROUNDING);
        assertThat(HodgesLehmann.center(differences)).isCloseTo(sides.hodges_lehmann(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("signed")
    void differencesOfZeroCountAsInSciPyByPratt(Signed signed) {
        assertThat(SignedRank.p(signed.values())).isCloseTo(signed.p(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("independent")
    void mannWhitneyAndItsEstimateAreThoseOfR(TwoSides sides) {
        assertThat(MannWhitney.p(sides.base(), sides.candidate())).isCloseTo(sides.p(), ROUNDING);
        assertThat(HodgesLehmann.shift(sides.base(), sides.candidate())).isCloseTo(sides.hodges_lehmann(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("independentInSciPy")
    void mannWhitneyIsThatOfSciPy(TwoTested sides) {
        assertThat(MannWhitney.p(sides.base(), sides.candidate())).isCloseTo(sides.p(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("adjusted")
    void adjustedValuesAreThoseOfR(Adjusted family) {
        assertThat(BenjaminiHochberg.adjusted(family.p())).containsExactly(family.adjusted(), ROUNDING);
    }

    @Test
    void ofThePublishedFamilyFourAreRejected() throws IOException {
        double[] adjusted = BenjaminiHochberg.adjusted(r().adjusted().getFirst().p());

        assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05)).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("series")
    void driftAndSpreadOfASeriesAreThoseOfR(InOrder series) {
        Drift drift = Drift.of(series.values()).orElseThrow();

        assertThat(drift.p()).isCloseTo(series.p(), ROUNDING);
        assertThat(drift.slope()).isCloseTo(series.slope(), ROUNDING);
        assertThat(Autocorrelation.raw(series.values())).isCloseTo(series.autocorrelation(), ROUNDING);
        assertThat(CoefficientOfVariation.of(series.values())).isCloseTo(series.cv(), ROUNDING);
    }

    /** Ours has every resample, SciPy's 500,000 place an end to about 0.2 % of the width, or one step of the medians. */
    @ParameterizedTest
    @MethodSource("ratios")
    void theIntervalBetweenIndependentSidesIsSciPysWithinMonteCarloError(Ratio ratio) {
        Bounds ours = MedianRatio.ofIndependent(ratio.base(), ratio.candidate())
                .orElseThrow()
                .ci95()
                .orElseThrow();

        Offset<Double> monteCarlo = within(0.01 * (ratio.interval()[1] - ratio.interval()[0]));
        assertThat(ours.low()).isCloseTo(ratio.interval()[0], monteCarlo);
        assertThat(ours.high()).isCloseTo(ratio.interval()[1], monteCarlo);
    }

    private static FromR r() throws IOException {
        return read("ranks-r.json", FromR.class);
    }

    private static FromSciPy sciPy() throws IOException {
        return read("ranks-scipy.json", FromSciPy.class);
    }

    private static <T> T read(String name, Class<T> type) throws IOException {
        try (InputStream in = RankTestReferenceTest.class.getResourceAsStream(name)) {
            return JsonMapper.builder().build().readValue(in, type);
        }
    }
}
