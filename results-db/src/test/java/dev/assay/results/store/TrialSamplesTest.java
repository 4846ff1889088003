package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.event.Event;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.SyntheticEvents;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.fixture.TraceBytes.Reading;
import dev.assay.collectors.trace.Trace;
import dev.assay.results.samples.Plot;
import dev.assay.results.samples.PlotPoint;
import dev.assay.results.samples.SampledChannel;
import dev.assay.results.samples.Samples;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialSamplesTest {
    private static final int TICKS = 9000;

    @TempDir
    Path tmp;

    private Path db;

    @BeforeEach
    void path() {
        db = tmp.resolve("results.db");
    }

    @Test
    void everySampleOfATrialComesBackInOrderAndToTheBit() throws Exception {
        Bundle bundle = BundleFixture.generate().trace(longTrace()).seal(tmp.resolve("bundle"));

        try (ResultsStore store = stored(bundle)) {
            TrialSamples samples = samples(store, bundle);
            Map<String, List<Samples>> shown = new LinkedHashMap<>();
            samples.forEach((channel, piece) -> shown.computeIfAbsent(channel.name(), _ -> new ArrayList<>())
                    .add(piece));

            Map<String, Trace> traces = bundle.trace().orElseThrow().traces();
            assertThat(samples.absent()).isEmpty();
            assertThat(samples.damage()).isEmpty();
            assertThat(shown.keySet()).containsExactlyElementsOf(traces.keySet());
            for (Trace trace : traces.values()) {
                Samples all = Samples.joined(shown.get(trace.channel().name()));
                assertThat(all.times()).isEqualTo(trace.times());
                assertThat(all.values()).isEqualTo(trace.values());
            }
            store.check();
        }
    }

    @Test
    void aPieceOfAChannelIsWhatItsTraceHasBetweenTheTimes() throws Exception {
        Bundle bundle = BundleFixture.generate().trace(longTrace()).seal(tmp.resolve("bundle"));
        Trace power = bundle.trace().orElseThrow().trace("power_w").orElseThrow();

        try (ResultsStore store = stored(bundle)) {
            TrialSamples samples = samples(store, bundle);
            SampledChannel channel = samples.channel("power_w").orElseThrow();

            for (long[] range : new long[][] {
                {power.timeNs(0), power.timeNs(0)},
                {power.timeNs(4000), power.timeNs(4200)},
                {power.timeNs(8998) + 1, Long.MAX_VALUE},
                {Long.MIN_VALUE, Long.MAX_VALUE},
                {5, 4},
                {Long.MAX_VALUE, Long.MAX_VALUE}
            }) {
                Samples piece = samples.samples(channel, range[0], range[1]);
                assertThat(piece.times())
                        .isEqualTo(power.between(range[0], range[1]).times());
                assertThat(piece.values())
                        .isEqualTo(power.between(range[0], range[1]).values());
            }
        }
    }

    @Test
    void aPlotHasTheExtremesOfTheWholeChannelAndOfAPieceOfIt() throws Exception {
        Bundle bundle = BundleFixture.generate().trace(longTrace()).seal(tmp.resolve("bundle"));
        Trace power = bundle.trace().orElseThrow().trace("power_w").orElseThrow();

        try (ResultsStore store = stored(bundle)) {
            TrialSamples samples = samples(store, bundle);
            SampledChannel channel = samples.channel("power_w").orElseThrow();

            for (int points : new int[] {1, 2, 7, 100, 100_000}) {
                Plot plot = samples.plot(channel, points);
                assertThat(plot.samples()).isEqualTo(TICKS);
                assertThat(plot.points().size()).isLessThanOrEqualTo(Math.max(2, points));
                assertThat(plot.points())
                        .extracting(PlotPoint::value)
                        .contains(power.min().orElseThrow(), power.max().orElseThrow());
            }
            Trace middle = power.between(power.timeNs(3000), power.timeNs(6000));
            Plot plot = samples.plot(channel, power.timeNs(3000), power.timeNs(6000), 10);
            assertThat(plot.samples()).isEqualTo(3001);
            assertThat(plot.points())
                    .extracting(PlotPoint::value)
                    .contains(middle.min().orElseThrow(), middle.max().orElseThrow());
            assertThat(samples.plot(channel, 1, 2, 10)).isEqualTo(new Plot(0, List.of()));
        }
    }

    @Test
    void whatTheProbeCountedOfAChannelStandsBesideItAndIsUnknownWhereItDidNotLiveToTell() throws Exception {
        TraceBytes trace = sampled(TraceBytes.version2(), 3)
                .exited(List.of(Map.of(
                        "name",
                        "sensors",
                        "hz",
                        1000,
                        "ticks",
                        3,
                        "late_ticks",
                        0,
                        "lost_ticks",
                        7,
                        "skipped_ticks",
                        0,
                        "unread",
                        Map.of("power_w", 2))));
        Bundle told = BundleFixture.generate().trace(trace).seal(tmp.resolve("told"));

        try (ResultsStore store = stored(told)) {
            assertThat(samples(store, told).channels())
                    .containsExactly(
                            new SampledChannel(0, "power_w", "W", "synthetic power_w", "sensors", 1000, 3, 7L, 2L),
                            new SampledChannel(1, "clock_hz", "Hz", "synthetic clock_hz", "sensors", 1000, 3, 7L, 0L));
        }
        Bundle cut = BundleFixture.generate()
                .trace(sampled(TraceBytes.version2(), 3))
                .seal(tmp.resolve("cut"));
        try (ResultsStore store = ResultsStore.open(tmp.resolve("other.db"))) {
            store.ingest(cut);
            assertThat(samples(store, cut).channels())
                    .allSatisfy(channel -> assertThat(channel.lost()).isNull())
                    .allSatisfy(channel -> assertThat(channel.unread()).isNull());
        }
    }

    @Test
    void aTraceThatBreaksOffKeepsWhatWasGoodAndSaysWhy() throws Exception {
        TraceBytes trace = sampled(TraceBytes.version2(), 3).readings(List.of(new Reading(0, 1, 1)));
        Bundle bundle = BundleFixture.generate().trace(trace).seal(tmp.resolve("bundle"));

        try (ResultsStore store = stored(bundle)) {
            assertThat(samples(store, bundle).damage().orElseThrow()).contains("goes back in time");
            assertThat(samples(store, bundle).channels())
                    .extracting(SampledChannel::taken)
                    .containsExactly(3L, 3L);
        }
    }

    @Test
    void aBundleWithoutATraceHasNoChannelsAndSaysSo() throws Exception {
        Bundle bundle = BundleFixture.generate().without(BundleFiles.TRACE).seal(tmp.resolve("bundle"));

        try (ResultsStore store = stored(bundle)) {
            assertThat(samples(store, bundle).absent()).contains(EncodedSamples.NO_TRACE);
            assertThat(samples(store, bundle).channels()).isEmpty();
            assertThat(store.samples("no such trial")).isEmpty();
        }
    }

    @Test
    void tokensComeBackByIterationWithTheStampsOfTheirRunner() throws Exception {
        SyntheticEvents events = BundleFixture.loaded("runner-llama", "llama.cpp")
                .prefill(0, 300, 400, 8)
                .tokens(0, 410, 420.5, 431)
                .prefill(1, 500, 600, 8)
                .tokens(1, 610, 620, 630)
                .end(700);
        Bundle bundle = BundleFixture.generate().events(events).seal(tmp.resolve("bundle"));

        try (ResultsStore store = stored(bundle)) {
            Map<Integer, long[]> tokens = samples(store, bundle).tokens();

            assertThat(tokens.keySet()).containsExactly(0, 1);
            bundle.events()
                    .orElseThrow()
                    .tokens()
                    .forEach((iteration, said) -> assertThat(tokens.get(iteration))
                            .isEqualTo(said.stream().mapToLong(Event.Token::at).toArray()));
            assertThat(samples(store, bundle).inferences()).isEmpty();
        }
    }

    @Test
    void inferencesComeBackWithTheStampsOfTheirRunner() throws Exception {
        Bundle bundle = BundleFixture.infer().seal(tmp.resolve("bundle"));

        try (ResultsStore store = stored(bundle)) {
            assertThat(samples(store, bundle).inferences())
                    .containsExactly(
                            new InferenceTimes(0, 300_000_000, 310_000_000),
                            new InferenceTimes(1, 320_000_000, 350_000_000));
        }
    }

    @Test
    void aDamagedChunkIsAnErrorWithItsTableAndRowWhereverItIsRead() throws Exception {
        Bundle bundle = BundleFixture.generate().trace(longTrace()).seal(tmp.resolve("bundle"));
        stored(bundle).close();
        damageTheFirstChunk();

        try (ResultsStore store = ResultsStore.open(db)) {
            TrialSamples samples = samples(store, bundle);
            SampledChannel leader = samples.channels().get(0);
            SampledChannel follower = samples.channels().get(1);

            assertDamaged(() -> samples.samples(leader, 0, Long.MAX_VALUE));
            assertDamaged(() -> samples.forEach((_, _) -> {}));
            assertDamaged(() -> samples.plot(leader, 1000));
            assertThatThrownBy(() -> samples.samples(follower, 0, Long.MAX_VALUE))
                    .as("its times are told by the damaged one")
                    .isInstanceOf(StoreException.class);
            assertThat(samples.samples(leader, Long.MAX_VALUE - 1, Long.MAX_VALUE)
                            .count())
                    .isZero();
        }
    }

    @Test
    void aRowThatContradictsItsChunkIsAnErrorToo() throws Exception {
        Bundle bundle = BundleFixture.generate().trace(longTrace()).seal(tmp.resolve("bundle"));
        stored(bundle).close();
        sql("UPDATE sample_chunks SET max = max + 1 WHERE chunk = 1");

        try (ResultsStore store = ResultsStore.open(db)) {
            TrialSamples samples = samples(store, bundle);
            assertDamaged(() -> samples.samples(samples.channels().getFirst(), 0, Long.MAX_VALUE));
        }
    }

    private ResultsStore stored(Bundle bundle) throws Exception {
        ResultsStore store = ResultsStore.open(db);
        store.ingest(bundle);
        return store;
    }

    private static TrialSamples samples(ResultsStore store, Bundle bundle) throws StoreException {
        return store.samples(bundle.trial().trial().id()).orElseThrow();
    }

    private static TraceBytes longTrace() {
        return sampled(TraceBytes.version2(), TICKS).exited(List.of());
    }

    private static TraceBytes sampled(TraceBytes trace, int ticks) {
        Random random = new Random(20261127);
        declare(trace, 0, "power_w", "W");
        declare(trace, 1, "clock_hz", "Hz");
        for (int i = 0; i < ticks; i++) {
            long at = 1_000_000_000L + 1_000_000L * i + random.nextInt(60_000);
            trace.readings(List.of(
                    new Reading(0, at, (5000 + random.nextInt(200)) * 0.001),
                    new Reading(1, at + 2000 + random.nextInt(500), 115_200_000.0 * (1 + i / 1000 % 5))));
        }
        return trace;
    }

    private static void declare(TraceBytes trace, int id, String name, String unit) {
        trace.json(
                2,
                Map.of(
                        "id",
                        id,
                        "name",
                        name,
                        "unit",
                        unit,
                        "source",
                        "synthetic " + name,
                        "group",
                        "sensors",
                        "rate_hz",
                        1000));
    }

    private void sql(String sql) throws Exception {
        try (Connection connection = Database.connect(db);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void damageTheFirstChunk() throws Exception {
        try (Connection connection = Database.connect(db);
                Statement statement = connection.createStatement();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE sample_chunks SET samples = ? WHERE chunk = 1")) {
            byte[] chunk = statement
                    .executeQuery("SELECT samples FROM sample_chunks WHERE chunk = 1")
                    .getBytes(1);
            chunk[chunk.length / 2] ^= 1;
            update.setBytes(1, chunk);
            update.executeUpdate();
        }
    }

    private static void assertDamaged(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DAMAGED))
                .hasMessageContaining("row 1 of sample_chunks");
    }
}
