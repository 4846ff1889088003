package dev.assay.harness.fleet;

import dev.assay.agents.ssh.SshAddress;
import dev.assay.collectors.problem.FileTrouble;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Adds hosts to the user's file, whose own lines and comments stay as they are. */
public final class FleetEditor {
    private FleetEditor() {}

    /**
     * Writes a host at the end of the list.
     *
     * @param file is made when missing
     * @throws ConfigException when the file is none of a fleet
     * @throws FleetException when lines at its end would not belong to the list, or it cannot be written
     */
    public static void add(Path file, String id, SshAddress address) throws ConfigException, FleetException {
        String lines = "  - id: " + id + "\n    address: " + address + "\n";
        try {
            String before = Files.exists(file) ? ConfigSource.read(file).text() : "schema: assay.fleet/1\nhosts:\n";
            String after = (before.endsWith("\n") ? before : before + "\n") + lines;
            if (!hasAfterwards(file, after, id)) {
                throw new FleetException(
                        file,
                        "the end of the file is not the end of a list of hosts, indented by two",
                        "add by hand to 'hosts': {id: " + id + ", address: \"" + address + "\"}",
                        null);
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path partial = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), after);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FleetException(file, FileTrouble.words(e), "see who may write the file", e);
        }
    }

    private static boolean hasAfterwards(Path file, String text, String id) throws ConfigException {
        Fleet.read(file);
        try {
            return Fleet.of(ConfigSource.of(file, text)).host(id).isPresent();
        } catch (ConfigException e) {
            return false;
        }
    }
}
