package dev.assay.harness.build;

/**
 * A build of a runtime.
 *
 * @param name that of its YAML file, or its ABI where that has only one
 * @param abi what it is made for, such as {@code linux-aarch64}
 */
public record BuildOffer(String name, String abi, Needs needs) {}
