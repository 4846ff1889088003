/**
 * What of a device decides which build of a program runs on it: its C library, what its processors can do, its CUDA. Entry
 * point: {@link dev.assay.agents.platform.PlatformFacts}.
 */
package dev.assay.agents.platform;
