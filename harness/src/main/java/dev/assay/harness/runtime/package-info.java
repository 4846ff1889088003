/**
 * Runtimes as data: which inference engines there are, and how one becomes a folder that runs. Entry points: {@link
 * dev.assay.harness.runtime.RuntimeCatalog} and {@link dev.assay.harness.runtime.Provisioner}.
 */
package dev.assay.harness.runtime;
