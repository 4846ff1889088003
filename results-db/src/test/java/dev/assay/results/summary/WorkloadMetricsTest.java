package dev.assay.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.metric.TrialMetrics;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadMetricsTest {
    @TempDir
    Path tmp;

    @Test
    void aFailedCellHasTheColumnsThatAGoodOneHas() throws Exception {
        for (BundleFixture fixture : new BundleFixture[] {BundleFixture.generate(), BundleFixture.infer()}) {
            Bundle bundle = fixture.seal(tmp.resolve(fixture.document().cell().id()));

            assertThat(WorkloadMetrics.of(bundle.trial().cell().workload()))
                    .isEqualTo(TrialMetrics.of(bundle).keySet());
        }
    }
}
