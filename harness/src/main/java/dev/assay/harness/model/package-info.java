/** Models as data: what there is to run, where its weights come from, and the checked file on this machine. */
package dev.assay.harness.model;
