package dev.assay.harness.run;

import dev.assay.agents.Artifact;
import dev.assay.collectors.metric.TokenBytes;
import dev.assay.harness.runtime.Launch;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a cell needs on its device, on the coordinator's disk and verified.
 *
 * @param runtime folder of the runtime's libraries and runner
 * @param executable the runner's program, in {@code runtime}
 * @param launch how it is started
 * @param model the weights' file
 * @param tokenBytes what a token takes of the model's bytes; empty where its file does not say
 * @param sha256 of the files of runtime and model as they were when provisioned, by path
 * @param provenance name to version or hash, for the bundle
 */
public record CellFiles(
        Path runtime,
        Path executable,
        Launch launch,
        Path model,
        Optional<TokenBytes> tokenBytes,
        Map<Path, String> sha256,
        Map<String, String> provenance) {
    Artifact runtimeArtifact() {
        return new Artifact(runtime, sha256);
    }

    Artifact modelArtifact() {
        return new Artifact(model, sha256);
    }
}
