/** How much a run's figures vary while nothing is changed, and what differences they could show. docs/noise.md. */
package dev.assay.results.noise;
