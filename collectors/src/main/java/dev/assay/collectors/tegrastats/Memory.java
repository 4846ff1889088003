package dev.assay.collectors.tegrastats;

/** Memory or swap space in use and in all, bytes; the tool counts in MB of 2<sup>20</sup>. */
public record Memory(long usedBytes, long totalBytes) {}
