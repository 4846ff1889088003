/** What a run came to: every table, spreadsheet and page is made from these values and none computes its own. */
package dev.assay.results.summary;
