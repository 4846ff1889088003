package dev.assay.harness.runtime;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A root file system that holds {@code /proc}, an empty {@code /tmp}, what is deployed into it and nothing else: no C library, no shell. Programs
 * run in it under this machine's kernel, as on an Android device under its own. No device: no Bionic, no SELinux, no adb.
 */
record DeviceRoot(Path folder) {
    private static final List<String> NAMESPACE =
            List.of("unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork");

    /** What chroot(1) ends with where there is no such program, or no such loader. */
    static final int NOT_FOUND = 127;

    /** How a program ended, or chroot. */
    record Ended(int exit, String out, String err) {}

    /** Skips the test where no user may have a root of his own, and fails it in CI. */
    static DeviceRoot in(Path empty) throws IOException, InterruptedException {
        DeviceRoot root = new DeviceRoot(empty);
        Files.createDirectory(root.path("/proc"));
        Files.createDirectory(root.path("/tmp"));
        String refused;
        try {
            Ended ended = root.run(List.of("/nothing"));
            if (ended.exit == NOT_FOUND && ended.err.startsWith("chroot:")) {
                return root;
            }
            refused = ended.err;
        } catch (IOException e) {
            refused = e.getMessage();
        }
        String why = "no root file system of one's own here (unshare, chroot): " + refused;
        return "true".equals(System.getenv("CI")) ? fail(why) : abort(why);
    }

    /** Where a file of the root lies for this machine. */
    Path path(String absolute) {
        return folder.resolve(absolute.substring(1));
    }

    /** Puts a folder's files where a device would have them. */
    void deploy(Path source, String absolute) throws IOException {
        UserFolder.copy(source, Files.createDirectories(path(absolute)));
    }

    Ended run(List<String> argv) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(NAMESPACE);
        command.add("--mount-proc=" + folder.resolve("proc"));
        command.addAll(List.of("chroot", folder.toString()));
        command.addAll(argv);
        Path out = Files.createTempFile("root", ".out");
        Path err = Files.createTempFile("root", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                return fail("did not end: " + command);
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
