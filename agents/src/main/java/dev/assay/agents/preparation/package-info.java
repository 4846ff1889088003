/**
 * States that a device is brought into for the time of its measurement, and out of again: the screen, radios, what it does
 * by itself. What a suite asks for and what became of it; how it is done is each agent's.
 */
package dev.assay.agents.preparation;
