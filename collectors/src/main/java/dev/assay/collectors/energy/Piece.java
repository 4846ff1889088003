package dev.assay.collectors.energy;

/** One source's share over one interval, before shares are added up. */
sealed interface Piece permits Part, NoEnergy {}
