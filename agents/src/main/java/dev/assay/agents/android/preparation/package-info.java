/**
 * Brings an Android device into a state for measuring and out of it again, over a link. What is changed stands in a journal
 * on the device before it is changed, so that whoever opens the device next can undo it.
 */
package dev.assay.agents.android.preparation;
