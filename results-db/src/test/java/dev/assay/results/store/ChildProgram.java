package dev.assay.results.store;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts one of the tests' programs many times: its classes are packed into jars and, once it has run to its end, kept linked in
 * an AOT cache of the JDK, without which a process would spend more time on its start than on its work.
 */
final class ChildProgram {
    private final Class<?> main;
    private final Path folder;
    private final String classPath;

    private ChildProgram(Class<?> main, Path folder, String classPath) {
        this.main = main;
        this.folder = folder;
        this.classPath = classPath;
    }

    /** @param folder for jars, cache and the driver's native library */
    static ChildProgram of(Class<?> main, Path folder) throws IOException {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> entries = new ArrayList<>();
        for (String entry : whole.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            entries.add(Files.isDirectory(path) ? packed(path, folder, entries.size()) : entry);
        }
        return new ChildProgram(main, folder, String.join(File.pathSeparator, entries));
    }

    /** Runs it to its end and keeps its classes. */
    void train(Object... arguments) throws IOException, InterruptedException {
        int exit = start(List.of("-XX:AOTCacheOutput=" + cache()), arguments).waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    main + " ended with " + exit + ": " + Files.readString(folder.resolve("stderr")));
        }
    }

    Process start(Object... arguments) throws IOException {
        return start(List.of("-XX:AOTCache=" + cache()), arguments);
    }

    private Process start(List<String> options, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Xlog:disable", // a class that cannot be kept is no error
                "-Dorg.sqlite.tmpdir=" + folder));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    private Path cache() {
        return folder.resolve(main.getSimpleName() + ".aot");
    }

    private static String packed(Path classes, Path folder, int number) throws IOException {
        Path jar = folder.resolve("classes-" + number + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path path : walk.filter(path -> !path.equals(classes)).toList()) {
                boolean isFolder = Files.isDirectory(path);
                out.putNextEntry(new JarEntry(classes.relativize(path) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(path, out);
                }
                out.closeEntry();
            }
        }
        return jar.toString();
    }
}
