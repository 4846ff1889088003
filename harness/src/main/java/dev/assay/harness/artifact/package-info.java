/**
 * The artifact store: every file that is fetched or built, kept once under the hash of its content or of its inputs.
 * Entry points: {@link dev.assay.harness.artifact.ArtifactStore}, {@link dev.assay.harness.artifact.Archives}.
 */
package dev.assay.harness.artifact;
