package dev.assay.collectors.energy;

/** What can be said of the energy over an interval: a figure, or why there is none. */
public sealed interface EnergyResult permits Energy, NoEnergy {}
