/** External power meters at work: their programs run on the coordinator beside a job. docs/collectors/meters.md. */
package dev.assay.harness.meter;
