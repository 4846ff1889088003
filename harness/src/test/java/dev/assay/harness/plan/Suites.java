package dev.assay.harness.plan;

import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigSource;
import java.nio.file.Path;

/** Suites for the tests: those of the repository, and small ones. */
final class Suites {
    static final Path FOLDER = Path.of(System.getProperty("assay.home"), "suites");

    private Suites() {}

    static Suite shipped(String name) throws ConfigException {
        return Suite.read(FOLDER.resolve(name + ".yaml"));
    }

    static Suite of(String yaml) throws ConfigException {
        return Suite.of(ConfigSource.of(Path.of("s.yaml"), yaml));
    }

    /** Two workloads on one model: as few keys as a suite can have. */
    static String minimal(String rest) {
        return """
                schema: assay.suite/1
                name: minimal
                workloads:
                  gen: {kind: generate, prompt: 8, generate: 4}
                  enc: {kind: infer, sequence: 16}
                matrix:
                  - runtimes: [llama.cpp]
                    models: [smollm2-135m/Q4_0]
                    workloads: [gen]
                    threads: [1]
                """ + rest;
    }
}
