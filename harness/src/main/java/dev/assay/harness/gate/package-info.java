/** The verdict of continuous integration: a comparison held against a policy, as a summary, as JUnit XML and as an exit code. */
package dev.assay.harness.gate;
