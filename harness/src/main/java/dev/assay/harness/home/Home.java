package dev.assay.harness.home;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where Assay's things lie on the coordinator, after the XDG base directory specification.
 *
 * @param installation the checkout: suites, profiles and the built device programs
 * @param data results: the database and the bundles
 * @param cache artifacts, which can always be fetched or made again
 * @param config the user's own models, runtimes, profiles, hosts and power switches
 * @param state what has to be undone by a later session of this machine
 * @param sysfsRoot a folder that stands in for this machine's {@code /sys}, so that sensors can be simulated; {@value
 *     #SYSFS_ROOT} names it, and every result says so
 */
public record Home(Path installation, Path data, Path cache, Path config, Path state, Optional<Path> sysfsRoot) {
    public static final String SYSFS_ROOT = "ASSAY_SYSFS_ROOT";

    /** The places that this process's environment names. The launcher sets {@code assay.home}. */
    public static Home ofEnvironment() {
        Map<String, String> env = System.getenv();
        Path user = user();
        return new Home(
                Path.of(System.getProperty("assay.home", ".")).toAbsolutePath().normalize(),
                base(env, "XDG_DATA_HOME", user.resolve(".local/share")),
                base(env, "XDG_CACHE_HOME", user.resolve(".cache")),
                base(env, "XDG_CONFIG_HOME", user.resolve(".config")),
                base(env, "XDG_STATE_HOME", user.resolve(".local/state")),
                Optional.ofNullable(env.get(SYSFS_ROOT))
                        .filter(s -> !s.isEmpty())
                        .map(s -> Path.of(s).toAbsolutePath().normalize()));
    }

    /** {@code $HOME} as the shell knows it; Java's own idea of it comes from the user's account and may differ. */
    public static Path user() {
        return Optional.ofNullable(System.getenv("HOME"))
                .filter(s -> !s.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    /** The specification says that a relative path in these variables is invalid and to be ignored. */
    private static Path base(Map<String, String> env, String variable, Path otherwise) {
        return Optional.ofNullable(env.get(variable))
                .filter(s -> !s.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(otherwise)
                .resolve("assay");
    }

    public Path database() {
        return data.resolve("results.db");
    }

    /** One folder a run, one sealed bundle a trial in it. */
    public Path bundles() {
        return data.resolve("bundles");
    }

    public Path exports() {
        return data.resolve("exports");
    }

    public Path suites() {
        return installation.resolve("suites");
    }

    /** Folders of device profiles: those of the installation and the user's own. */
    public List<Path> profiles() {
        return List.of(installation.resolve("device-profiles"), config.resolve("profiles"));
    }

    /** The hosts that the user has listed. */
    public Path fleet() {
        return config.resolve("fleet.yaml");
    }

    /** Keys of hosts that Assay was told to trust. */
    public Path knownHosts() {
        return config.resolve("known_hosts");
    }

    /** How the power of devices is cut and restored; need not exist. */
    public Path powerFile() {
        return config.resolve("power.yaml");
    }

    /** One file a device whose power is cut now. */
    public Path cutPower() {
        return state.resolve("power");
    }

    /** One folder an ABI with the probe and the runners that need no fetched headers. */
    public Path onDevicePrograms() {
        return installation.resolve("agents/target/on-device");
    }
}
