package dev.assay.harness.run;

/** Hears a run's events. Called from the thread of each device: implementations are safe for use by many threads and quick. */
@FunctionalInterface
public interface RunListener {
    void on(RunEvent event);
}
