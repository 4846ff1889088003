package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.collectors.bundle.TrialDocument.Outcome;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.model.gguf.MalformedGgufException;

/** Which failure a trial is marked with when an error ended it before or beside its runner. */
final class TrialFailure {
    private TrialFailure() {}

    static Outcome outcome(AssayException e) {
        return Outcome.failed(of(e), e.getMessage() + "; " + e.remedy());
    }

    static Failure of(AssayException e) {
        return switch (e) {
            case AgentException agent -> agent.failure();
            case MalformedGgufException _ -> Failure.BAD_MODEL;
            case ArtifactException artifact when artifact.code() == ArtifactException.Code.NO_SPACE -> Failure.NO_SPACE;
            default -> Failure.NOT_PROVISIONED;
        };
    }
}
