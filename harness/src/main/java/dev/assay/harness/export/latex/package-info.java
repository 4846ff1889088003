/** Tables for papers: what is in them as LaTeX, and any text as LaTeX sets it. */
package dev.assay.harness.export.latex;
