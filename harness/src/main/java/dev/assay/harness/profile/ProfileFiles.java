package dev.assay.harness.profile;

import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Profiles;
import dev.assay.harness.config.Config;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigReader;
import dev.assay.harness.config.ConfigSource;
import dev.assay.harness.config.YamlFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Device profiles as files: {@code device-profiles/} of the installation, and the user's own. */
public final class ProfileFiles {
    private static final String SCHEMA = "dev/assay/profiles/schema/profile.schema.json";

    private static final ProfileRules RULES = new ProfileRules();

    private ProfileFiles() {}

    /**
     * Reads every {@code .yaml} of the folders, not of folders below them; a folder that does not exist is empty.
     *
     * @throws ConfigException where a file is not a profile's, or two files give profiles the same name
     * @throws ProfileException where a folder cannot be read
     */
    public static Profiles read(List<Path> folders) throws ConfigException, ProfileException {
        List<Profile> profiles = new ArrayList<>();
        Map<String, Path> names = new HashMap<>();
        for (Path folder : folders) {
            for (Path file : yamlFiles(folder)) {
                Config<Profile> config = ConfigReader.read(ConfigSource.read(file), SCHEMA, Profile.class, RULES);
                Path earlier = names.putIfAbsent(config.value().name(), file);
                if (earlier != null) {
                    String message = "name: %s is the name of the profile in %s already"
                            .formatted(config.value().name(), earlier);
                    throw new ConfigException(
                            List.of(config.locations().problem("/name", message)),
                            "rename one of the two, or remove it");
                }
                profiles.add(config.value());
            }
        }
        return new Profiles(profiles);
    }

    private static List<Path> yamlFiles(Path folder) throws ProfileException {
        try {
            return YamlFiles.in(folder);
        } catch (IOException e) {
            throw new ProfileException(folder, e);
        }
    }
}
