/** The samples of trials, read one trial at a time for files that want them all. */
package dev.assay.harness.export.traces;
