/** What may be held against what, and which values of two sides belong together: one rule for a run's own ratios and for comparisons. */
package dev.assay.results.pairing;
