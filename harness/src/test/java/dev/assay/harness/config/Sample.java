package dev.assay.harness.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A small format of our own for the tests. */
record Sample(
        String name,
        Duration deadline,
        Bytes memory,
        Hertz rate,
        Percent load,
        Celsius heat,
        String order,
        List<Cell> cells) {
    static final String SCHEMA = "dev/assay/harness/config/sample.schema.json";
    static final Path FILE = Path.of("sample.yaml");

    record Cell(int threads, List<String> tags) {}

    static Config<Sample> read(String yaml, ConfigCheck... checks) throws ConfigException {
        return ConfigReader.read(ConfigSource.of(FILE, yaml), SCHEMA, Sample.class, checks);
    }
}
