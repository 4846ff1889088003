/** The hosts that the user has listed: docs/formats/fleet.md. */
package dev.assay.harness.fleet;
