package dev.assay.agents;

/** Hears how a device is given its files. Called from the session's thread; must return quickly and not throw. */
@FunctionalInterface
public interface DeployListener {
    /** Hears nothing. */
    DeployListener NONE = event -> {};

    void on(DeployEvent event);
}
