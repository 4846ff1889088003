/** Linux boards and machines over SSH: how they are found, trusted, reached and made ready for jobs. */
package dev.assay.agents.ssh;
