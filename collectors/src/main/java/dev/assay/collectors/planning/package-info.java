/** From what a device offers to what the probe is asked to sample. */
package dev.assay.collectors.planning;
