package dev.assay.agents.ssh;

/**
 * A host by the name under which its results are kept.
 *
 * @param id the device's: {@code ssh:nano-1}
 */
public record SshTarget(String id, SshAddress address) {}
