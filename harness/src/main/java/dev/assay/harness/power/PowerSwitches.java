package dev.assay.harness.power;

import dev.assay.harness.config.Config;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigReader;
import dev.assay.harness.config.ConfigSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whose power can be cut, and how: the user's {@code power.yaml}. Immutable. */
public final class PowerSwitches {
    private static final String SCHEMA = "dev/assay/suites/schema/power.schema.json";

    private final Path file;
    private final List<PowerFile.Entry> entries;
    private final PowerJournal journal;

    private PowerSwitches(Path file, List<PowerFile.Entry> entries, PowerJournal journal) {
        this.file = file;
        this.entries = List.copyOf(entries);
        this.journal = journal;
    }

    /**
     * @param file need not exist: then no device's power can be cut
     * @param cutPower folder of the journal
     */
    public static PowerSwitches read(Path file, Path cutPower) throws ConfigException {
        PowerJournal journal = new PowerJournal(cutPower);
        if (!Files.exists(file)) {
            return new PowerSwitches(file, List.of(), journal);
        }
        Config<PowerFile> config =
                ConfigReader.read(ConfigSource.read(file), SCHEMA, PowerFile.class, PowerChecks::commandsAreWhole);
        return new PowerSwitches(file, config.value().devices(), journal);
    }

    /** The power of a device, by the first entry whose pattern fits its id; empty where none does. */
    public Optional<DevicePower> of(String device) {
        return entries.stream()
                .filter(entry -> fits(entry.device(), device))
                .findFirst()
                .map(entry -> new DevicePower(device, entry.complete(), entry.cuts(device), journal));
    }

    /** Where a device without an entry would have one. */
    public Path file() {
        return file;
    }

    /** {@code *} stands for any characters, all others for themselves. */
    static boolean fits(String pattern, String device) {
        String expression =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return device.matches(expression);
    }
}
