package dev.assay.collectors.energy;

/** @param reason why there is no figure, for people */
public record NoEnergy(String reason) implements EnergyResult, Piece {}
