/** Test results as the XML that servers of continuous integration read, whatever it is that was tested. */
package dev.assay.harness.export.junit;
