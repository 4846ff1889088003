/** The device's own tracer, where it has one: it records beside a job what the probe may not read. */
package dev.assay.agents.recording;
