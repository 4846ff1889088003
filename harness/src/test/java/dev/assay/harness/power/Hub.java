package dev.assay.harness.power;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** A hub of a test: a program that is started with on or off, keeps that, and does a test's bidding beside it. */
public final class Hub {
    private final Path folder;

    /** @param folder of this hub alone */
    public Hub(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        does("");
    }

    /** @param line of a shell that is run first; {@code $1} is on or off */
    public Hub does(String line) throws IOException {
        Path program = folder.resolve("hub");
        Files.writeString(program, """
                #!/bin/sh
                %s
                echo "$1" >> "%s"
                """.formatted(line, folder.resolve("state")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return this;
    }

    /** What it was told, from the first on. */
    public List<String> told() throws IOException {
        Path state = folder.resolve("state");
        return Files.exists(state) ? Files.readAllLines(state) : List.of();
    }

    public boolean isOff() throws IOException {
        return !told().isEmpty() && told().getLast().equals("off");
    }

    /** As a user configures it for a device. */
    public String yaml(String device, String deadline) {
        return """
                schema: assay.power/1
                devices:
                  - device: "%s"
                    cut: ["%s", "off"]
                    restore: ["%s", "on"]
                    deadline: %s
                """.formatted(device, folder.resolve("hub"), folder.resolve("hub"), deadline);
    }

    /** The power of a device at this hub. The journal lies in {@link #journal}. */
    public Optional<DevicePower> power(String device, String deadline) throws Exception {
        Path file = Files.writeString(folder.resolve("power.yaml"), yaml(device, deadline));
        return PowerSwitches.read(file, journal()).of(device);
    }

    public Path journal() {
        return folder.resolve("journal");
    }
}
