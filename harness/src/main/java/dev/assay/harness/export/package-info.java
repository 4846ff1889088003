/** Runs as files for other programs: a spreadsheet, tidy CSV, and JSON with every stored value. */
package dev.assay.harness.export;
