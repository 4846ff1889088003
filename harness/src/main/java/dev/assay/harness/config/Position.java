package dev.assay.harness.config;

/** A place in a text file; line and column count from 1. */
public record Position(int line, int column) {
    static final Position START = new Position(1, 1);
}
