/** What can be set on an Android device while it is measured, and by which commands. */
package dev.assay.agents.android.preparation;
