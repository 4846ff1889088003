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

    /**
     * A program whose caller is gone may take a moment to notice: what runs still after 5 s is left.
     *
     * @return names of files below Assay's folder, of recordings, and command lines of processes
     */
    public static List<String> on(AdbdDevice device, AdbHost host) throws IOException, InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        List<String> running = processes(device, host);
        while (!running.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(50);
            running = processes(device, host);
        }
        List<String> left = files(device);
        left.addAll(running);
        return left;
    }

    private static List<String> processes(AdbdDevice device, AdbHost host) throws IOException, InterruptedException {
        AdbRun all = host.on(device, "shell", "ps -A -o ARGS");
        if (all.exit() != 0) {
            throw new IOException("ps: " + all.out() + all.err());
        }
        return all.out()
                .lines()
                .filter(line -> line.contains(ASSAY) || line.matches(".*\\bperfetto .*"))
                .map(line -> "process " + line.strip())
                .toList();
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
