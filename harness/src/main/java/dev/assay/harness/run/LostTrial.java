package dev.assay.harness.run;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.BundleWriter;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.TrialDocument.Outcome;
import dev.assay.collectors.bundle.TrialDocument.Run;
import dev.assay.collectors.bundle.TrialDocument.Trial;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.plan.Suite.Protocol;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** A trial that could not begin because its device was gone: it is marked, so that nobody misses it in the results. */
final class LostTrial {
    private LostTrial() {}

    static Bundle seal(Run run, Protocol protocol, Trial trial, Cell cell, Path bundle, String why)
            throws BundleException {
        Trial ended =
                new Trial(trial.id(), trial.block(), trial.order(), trial.attempt(), trial.started(), Instant.now());
        return BundleWriter.seal(
                bundle,
                new TrialDocument(
                        TrialDocument.SCHEMA,
                        run,
                        ended,
                        cell,
                        null,
                        null,
                        null,
                        Outcome.failed(Failure.DEVICE_LOST, why),
                        Map.of("assay", run.assayVersion()),
                        null,
                        null,
                        protocol.verdict(),
                        null));
    }
}
