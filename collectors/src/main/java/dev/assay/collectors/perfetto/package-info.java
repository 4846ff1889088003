/**
 * Traces of Android's perfetto: what its data sources {@code android.power} and {@code linux.sys_stats} recorded, placed on the
 * device's monotonic clock. Field numbers are those of google/perfetto's {@code protos/perfetto/trace}, read in November 2026.
 * docs/collectors/perfetto.md.
 */
package dev.assay.collectors.perfetto;
