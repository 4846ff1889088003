package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real control group below this process's own, of version 1 or 2; whatever is in it ends with it. */
record ControlGroup(Path folder) implements AutoCloseable {
    private static final String PREFIX = "assay-test-";
    private static final AtomicInteger COUNT = new AtomicInteger();

    static ControlGroup ofMemory(long bytes) throws IOException {
        ControlGroup group = make("memory", "memory.limit_in_bytes", "memory.max");
        group.write(group.has("memory.max") ? "memory.max" : "memory.limit_in_bytes", Long.toString(bytes));
        return group;
    }

    static ControlGroup ofProcessors() throws IOException {
        return make("cpu", "cpu.cfs_quota_us", "cpu.max");
    }

    /** Allows so much processor time in every 100 ms. */
    void quota(int ms) throws IOException {
        if (has("cpu.max")) {
            write("cpu.max", ms * 1000 + " 100000");
        } else {
            write("cpu.cfs_quota_us", Integer.toString(ms * 1000));
        }
    }

    /** A number of one of the group's files, such as {@code nr_throttled} of {@code cpu.stat}. */
    long count(String file, String key) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .filter(line -> line.startsWith(key + " "))
                .mapToLong(line -> Long.parseLong(line.substring(key.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Starts a program inside this group. */
    List<String> entering() {
        return List.of("/bin/sh", "-c", "echo $$ > " + folder.resolve("cgroup.procs") + "; exec \"$@\"", "sh");
    }

    @Override
    public void close() throws IOException {
        remove(folder);
    }

    private boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static ControlGroup make(String controller, String version1, String version2) throws IOException {
        String refused = "no control group for " + controller + " here";
        for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
            String[] part = line.split(":", 3);
            boolean wanted = List.of(part[1].split(",")).contains(controller);
            Path parent = Path.of("/sys/fs/cgroup" + (wanted ? "/" + part[1] : "") + part[2]);
            if (!wanted && !part[1].isEmpty()) {
                continue;
            }
            try {
                clean(parent);
                Path folder = Files.createDirectory(
                        parent.resolve(PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet()));
                if (Files.exists(folder.resolve(wanted ? version1 : version2))) {
                    return new ControlGroup(folder);
                }
                Files.delete(folder);
            } catch (IOException e) {
                refused = "cannot make a control group: " + e;
            }
        }
        if (System.getProperty("user.name").equals("root") && Boolean.parseBoolean(System.getenv("CI"))) {
            return fail(refused + "; as root in CI this must not be skipped");
        }
        return abort(refused);
    }

    /** Removes groups that tests which were killed left behind. */
    private static void clean(Path parent) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : left) {
                String pid = folder.getFileName()
                        .toString()
                        .substring(PREFIX.length())
                        .replaceAll("-.*", "");
                if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    remove(folder);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        for (List<String> left; !(left = Files.readAllLines(folder.resolve("cgroup.procs"))).isEmpty(); ) {
            left.stream()
                    .map(Long::valueOf)
                    .map(ProcessHandle::of)
                    .flatMap(Optional::stream)
                    .forEach(ProcessHandle::destroyForcibly);
        }
        Files.delete(folder);
    }
}
