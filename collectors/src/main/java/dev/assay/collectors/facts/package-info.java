/** What the probe discovers on a device: the reader of {@code probe facts} and {@code probe bandwidth}. */
package dev.assay.collectors.facts;
