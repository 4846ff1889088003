/**
 * How a summary reads to people, in plain text: which columns a table of cells has, what stands in them, and the notes
 * below. The terminal's table and the page are both made from these, so they say the same in the same digits.
 */
package dev.assay.dashboards.text;
