/**
 * External power meters: reading what they recorded, and placing it on the device's monotonic axis, by a known offset or by a
 * synchronisation pulse. docs/collectors/meters.md.
 */
package dev.assay.collectors.meter;
