/** How a cell's figures went over the runs of a database, and where their level changed. docs/trend.md. */
package dev.assay.results.trend;
