package dev.assay.harness.doctor;

import dev.assay.harness.doctor.Finding.State;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/** Whether one of Assay's folders can be written, and how much goes into it. */
final class Space {
    /** The quickstart's artifacts, compiled runners and results take about 700 MB. */
    private static final long WANTED_BYTES = 2_000_000_000L;

    private static final String NEEDED = "artifacts and results";

    private Space() {}

    /** @param folder need not be there: then the one that it would be made in is tried */
    static Finding of(String what, Path folder) {
        String name = "space for " + what;
        Path existing = folder;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        try {
            Files.delete(Files.createTempFile(existing, ".assay-doctor", null));
            long free = Files.getFileStore(existing).getUsableSpace();
            String seen = String.format(Locale.ROOT, "%.1f GB free in %s", free / 1e9, folder);
            return free >= WANTED_BYTES
                    ? new Finding(name, State.OK, NEEDED, seen, null)
                    : new Finding(
                            name,
                            State.LIMITED,
                            NEEDED,
                            seen,
                            "free some space, or point XDG_CACHE_HOME and XDG_DATA_HOME elsewhere");
        } catch (IOException e) {
            return new Finding(
                    name,
                    State.MISSING,
                    NEEDED,
                    folder + " cannot be written" + why(e, existing, folder),
                    "make it a folder that can be written, or point XDG_CACHE_HOME and XDG_DATA_HOME elsewhere");
        }
    }

    private static String why(IOException e, Path existing, Path folder) {
        String reason =
                e instanceof FileSystemException said && said.getReason() != null ? ": " + said.getReason() : "";
        return (existing.equals(folder) ? "" : ", for nothing can be made in " + existing) + reason;
    }
}
