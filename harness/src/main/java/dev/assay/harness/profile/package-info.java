/** Reads the device profiles that Assay ships and that the user added. */
package dev.assay.harness.profile;
