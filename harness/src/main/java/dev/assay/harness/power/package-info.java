/**
 * The power that a device gets by its cable: how the user says that it is cut and restored, and what makes sure that it is
 * restored by whoever comes next. Programs of the coordinator do it; the device cannot.
 */
package dev.assay.harness.power;
