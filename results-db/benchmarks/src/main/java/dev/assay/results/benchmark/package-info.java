/** Benchmarks of the store and the comparison, on generated results that say so. */
package dev.assay.results.benchmark;
