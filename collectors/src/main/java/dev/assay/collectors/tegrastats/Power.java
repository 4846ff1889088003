package dev.assay.collectors.tegrastats;

/**
 * A rail's power now. The averages behind it are over a time that the line does not tell: they are not read.
 *
 * @param watts as the chip measured it
 * @param ending what follows the number in the line: {@code mW}, or {@code /} where rails carry no unit
 */
public record Power(double watts, String ending) {}
