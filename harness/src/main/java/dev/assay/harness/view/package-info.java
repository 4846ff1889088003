/** Runs as the command line prints them: a table for people, a document for programs. */
package dev.assay.harness.view;
