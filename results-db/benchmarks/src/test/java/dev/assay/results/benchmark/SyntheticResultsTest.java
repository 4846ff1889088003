package dev.assay.results.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.trace.Trace;
import dev.assay.results.samples.SampledChannel;
import dev.assay.results.samples.Samples;
import dev.assay.results.store.DatabaseCheck;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.TrialSamples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nights of three devices, small. */
class SyntheticResultsTest {
    private static final SyntheticFleet FLEET = new SyntheticFleet(30, 3, 2, 3, 400, 7);

    @TempDir
    Path folder;

    @Test
    void theSamplesOfEveryTrialComeOutOfTheDatabaseToTheBit() throws Exception {
        Path file = folder.resolve("synthetic.db");
        SyntheticResults.main(arguments(file, "--samples-per-trial", "400"));
        Map<String, List<Trace>> made = traces(FLEET);

        try (ResultsStore store = ResultsStore.open(file)) {
            for (var trial : made.entrySet()) {
                TrialSamples stored = store.samples(trial.getKey()).orElseThrow();
                assertThat(stored.absent()).isEmpty();
                assertThat(stored.channels()).hasSameSizeAs(trial.getValue());
                for (int i = 0; i < trial.getValue().size(); i++) {
                    SampledChannel channel = stored.channels().get(i);
                    Samples samples = stored.samples(channel, Long.MIN_VALUE, Long.MAX_VALUE);
                    assertThat(samples.times())
                            .isEqualTo(trial.getValue().get(i).times());
                    assertThat(samples.values())
                            .isEqualTo(trial.getValue().get(i).values());
                }
            }
        }
        assertThat(made).hasSize(30);
        assertThat(DatabaseCheck.of(file).problems()).isEmpty();
    }

    @Test
    void everyChannelSaysThatItIsSyntheticAndADeviceWithoutAPowerSensorHasNoPower() throws Exception {
        List<List<Trace>> made = List.copyOf(traces(FLEET).values());

        assertThat(made).allSatisfy(traces -> {
            assertThat(traces)
                    .allSatisfy(trace -> assertThat(trace.channel().source()).startsWith("synthetic "));
            assertThat(traces.stream().mapToInt(Trace::count).sum()).isBetween(397, 400);
        });
        assertThat(made).anyMatch(traces -> traces.size() == 3).anyMatch(traces -> traces.size() == 4);
    }

    @Test
    void theTrialsAreTheSameWithSamplesAndWithout() throws Exception {
        Path with = folder.resolve("with.db");
        Path without = folder.resolve("without.db");
        SyntheticResults.main(arguments(with, "--samples-per-trial", "400"));
        SyntheticResults.main(arguments(without, "--samples-per-trial", "0"));

        try (ResultsStore one = ResultsStore.open(with);
                ResultsStore other = ResultsStore.open(without)) {
            assertThat(one.measurements(Set.of(Metric.values())))
                    .isNotEmpty()
                    .isEqualTo(other.measurements(Set.of(Metric.values())));
            String trial = traces(FLEET).keySet().iterator().next();
            assertThat(other.samples(trial).orElseThrow().absent()).contains("synthetic: no samples were made");
        }
    }

    private static String[] arguments(Path file, String... more) {
        List<String> all = new ArrayList<>(List.of(file.toString()));
        all.addAll(List.of("--trials", "30", "--devices", "3", "--cells", "2", "--blocks", "3", "--seed", "7"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static Map<String, List<Trace>> traces(SyntheticFleet fleet) throws Exception {
        Map<String, List<Trace>> traces = new HashMap<>();
        fleet.generate((row, _, made) -> traces.put(row.document().trial().id(), made));
        return traces;
    }
}
