/** What can be set on a Linux board while it is measured, and by which commands: NVIDIA's, of Jetsons. */
package dev.assay.agents.board.preparation;
