package dev.assay.harness.run;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.BundleWriter;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.TrialDocument.Outcome;
import dev.assay.collectors.bundle.TrialDocument.Run;
import dev.assay.collectors.bundle.TrialDocument.Trial;
import dev.assay.harness.plan.Suite.Protocol;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** A trial that could not begin: it is marked without its device, so that nobody misses it in the results. */
final class UnbegunTrial {
    private UnbegunTrial() {}

    static Bundle seal(Run run, Protocol protocol, Trial trial, Cell cell, Path bundle, Outcome outcome)
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
                        outcome,
                        Map.of("assay", run.assayVersion()),
                        null,
                        null,
                        protocol.verdict(),
                        null));
    }
}
