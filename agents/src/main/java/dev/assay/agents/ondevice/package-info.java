/**
 * What runs on a device: the probe and the runners, programs in C under {@code agents/on-device} that the build puts into
 * {@code target/on-device/ABI}. What they are given and what they leave is in docs/formats/job.md, events.md and bundle.md.
 */
package dev.assay.agents.ondevice;
