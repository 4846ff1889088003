/** Which of a runtime's builds a device gets, and why. Entry point: {@link dev.assay.harness.build.BuildChoice}. */
package dev.assay.harness.build;
