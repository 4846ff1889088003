package dev.assay.harness.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A user of Assay: the folders where the user's things lie, and a shell in which the program is started. */
final class UserHome {
    private final Path folder;
    private final Path data;
    private final Map<String, String> environment;

    private UserHome(Path folder, Path data, Map<String, String> environment) {
        this.folder = folder;
        this.data = data;
        this.environment = environment;
    }

    /** A user who has nothing yet, not even a cache. */
    static UserHome bare(Path folder) throws IOException {
        UserHome home = withSharedCache(folder);
        home.environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return home;
    }

    /** A user with this machine's cache, for tests that need engines of some hundred MB. */
    static UserHome withSharedCache(Path folder) throws IOException {
        Map<String, String> environment = new HashMap<>(OwnAdbServer.environment());
        environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("TMPDIR", folder.toString());
        Files.createDirectories(folder.resolve("config/assay/models"));
        Files.createDirectories(folder.resolve("config/assay/runtimes"));
        return new UserHome(folder, folder.resolve("data"), environment);
    }

    /** The same user with the results elsewhere. */
    UserHome withDataIn(Path elsewhere) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put("XDG_DATA_HOME", elsewhere.toString());
        return new UserHome(folder, elsewhere, changed);
    }

    /** The same user on a machine whose sensors are files in a folder. */
    UserHome withSensorsIn(Path sysfsRoot) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put("ASSAY_SYSFS_ROOT", sysfsRoot.toString());
        return new UserHome(folder, data, changed);
    }

    /** The same user with another adb server than the machine's. */
    UserHome withAdbServer(int port) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put("ANDROID_ADB_SERVER_PORT", Integer.toString(port));
        return new UserHome(folder, data, changed);
    }

    /** The same user with a variable more. */
    UserHome with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new UserHome(folder, data, changed);
    }

    /** The same user with the folder as {@code $HOME} too, where ssh's things are, and no agent. */
    UserHome withHome() {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put("HOME", folder.toString());
        changed.put("SSH_AUTH_SOCK", "");
        changed.putIfAbsent(
                "XDG_CACHE_HOME",
                Path.of(System.getProperty("user.home"), ".cache").toString());
        return new UserHome(folder, data, changed);
    }

    AssayProcess.Ended assay(String... args) throws IOException, InterruptedException {
        try (AssayProcess process = start(args)) {
            return process.await();
        }
    }

    AssayProcess start(String... args) throws IOException {
        return AssayProcess.start(folder, environment, args);
    }

    String write(String file, String text) throws IOException {
        return Files.writeString(folder.resolve(file), text).toString();
    }

    UserHome model(String name, String yaml) throws IOException {
        write("config/assay/models/" + name + ".yaml", "name: " + name + "\nformat: gguf\nweights: synthetic\n" + yaml);
        return this;
    }

    /** A model of some kB that is made in milliseconds. */
    UserHome tinyModel() throws IOException {
        return tinyModel(1);
    }

    /** @param seed another one makes another model of the same name */
    UserHome tinyModel(int seed) throws IOException {
        return model("tiny", """
                shape:
                  architecture: llama
                  layers: 1
                  embedding: 32
                  feed_forward: 32
                  heads: 1
                  kv_heads: 1
                  vocabulary: 32
                  rope_base: 10000
                  norm_epsilon: 1.0e-5
                  context: 64
                  tied_embeddings: true
                variants:
                  Q8_0: {synthetic: {seed: %d}}
                """.formatted(seed));
    }

    Path folder() {
        return folder;
    }

    Path cache() {
        return folder.resolve("cache/assay");
    }

    Path bundles() {
        return data.resolve("assay/bundles");
    }

    /** The trials' folders of the only run, in the order of their names. */
    List<Path> trials() throws IOException {
        try (Stream<Path> all = Files.walk(bundles(), 2)) {
            return all.filter(Files::isDirectory)
                    .filter(dir -> bundles().relativize(dir).getNameCount() == 2)
                    .sorted()
                    .toList();
        }
    }

    /** The id of the only run. */
    String run() throws IOException {
        try (Stream<Path> all = Files.list(bundles())) {
            return all.toList().getFirst().getFileName().toString();
        }
    }
}
