/** The report: runs as one HTML file that needs nothing else. */
package dev.assay.dashboards.report;
