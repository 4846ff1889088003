package dev.assay.harness.run;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a cell needs on its device, on the coordinator's disk and verified.
 *
 * @param runtime folder of the runtime's libraries and runner
 * @param executable the runner's program, in or beside {@code runtime}
 * @param model the weights' file
 * @param provenance name to version or hash, for the bundle
 */
public record CellFiles(Path runtime, Path executable, Path model, Map<String, String> provenance) {}
