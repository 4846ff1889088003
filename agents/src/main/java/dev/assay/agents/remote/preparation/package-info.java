/**
 * Brings a device into a state for measuring and out of it again, over a link. What is changed stands in a journal on the
 * device before it is changed, so that whoever opens the device next can undo it. What can be set is each kind of device's:
 * {@link dev.assay.agents.remote.preparation.Settings}.
 */
package dev.assay.agents.remote.preparation;
