/**
 * One class a statistic, with its formula and source. Pure functions of their arguments: any thread, no state, no clock;
 * the same numbers give the same digits on every machine. docs/statistics.md tells why these were chosen.
 */
package dev.assay.results.statistics;
