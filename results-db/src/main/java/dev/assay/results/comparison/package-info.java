/**
 * Two sets of trials held against each other: which trials a side is made of, which cells belong together, what must not be
 * compared and why, and what the figures come to. docs/comparison.md.
 */
package dev.assay.results.comparison;
