/**
 * Samples as the database keeps them: chunks of up to 4096, lossless to the bit, each with its extremes beside it.
 * docs/formats/database.md has the layout and a reader in Python.
 */
package dev.assay.results.samples;
