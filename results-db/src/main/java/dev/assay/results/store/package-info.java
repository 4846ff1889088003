/** The database of results: an index of bundles that can be rebuilt from them at any time. docs/formats/database.md. */
package dev.assay.results.store;
