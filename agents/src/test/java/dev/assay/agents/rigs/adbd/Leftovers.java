package dev.assay.agents.rigs.adbd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What Assay has on a device beyond its store: files, recordings of the device's tracer, processes. */
public final class Leftovers {
    private static final String ASSAY = "/data/local/tmp/assay";
    private static final String TRACES = "/data/misc/perfetto-traces";

    private Leftovers() {}

    /** @return names of files below Assay's folder, of recordings, and command lines of processes */
    public static List<String> on(AdbdDevice device, AdbHost host) throws IOException, InterruptedException {
        List<String> left = files(device);
        AdbRun processes = host.on(device, "shell", "ps -A -o ARGS");
        if (processes.exit() != 0) {
            throw new IOException("ps: " + processes.out() + processes.err());
        }
        processes
                .out()
                .lines()
                .filter(line -> line.contains(ASSAY) || line.matches(".*\\bperfetto .*"))
                .map(line -> "process " + line.strip())
                .forEach(left::add);
        return left;
    }

    /** The files alone, also of a device that is off. */
    public static List<String> files(AdbdDevice device) throws IOException {
        List<String> left = new ArrayList<>();
        Path assay = device.file(ASSAY);
        for (Path file : below(assay)) {
            String name = assay.relativize(file).toString();
            if (!name.startsWith("store/")) {
                left.add(name);
            }
        }
        below(device.file(TRACES)).forEach(file -> left.add("trace " + file.getFileName()));
        return left;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
