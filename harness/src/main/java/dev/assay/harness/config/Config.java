package dev.assay.harness.config;

/**
 * A configuration that was read whole and found good.
 *
 * @param locations for problems that only show later, such as a model that no catalog knows
 */
public record Config<T>(T value, ConfigSource source, Locations locations) {}
