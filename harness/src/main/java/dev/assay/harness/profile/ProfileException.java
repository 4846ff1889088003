package dev.assay.harness.profile;

import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.problem.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;

/** A folder of device profiles exists and cannot be read, or a device does not tell what a profile is found by. */
public final class ProfileException extends AssayException {
    private static final long serialVersionUID = 1L;

    ProfileException(Path folder, IOException cause) {
        super(
                "cannot list the device profiles",
                folder.toString(),
                FileTrouble.words(cause),
                "make the folder readable, or remove it",
                cause);
    }

    private ProfileException(String what, String where, String why, String remedy) {
        super(what, where, why, remedy, null);
    }

    static ProfileException nameless(String device) {
        return new ProfileException(
                "cannot draft a profile",
                device,
                "the device names neither its model nor its board, so no profile could be found for it",
                "write one by hand for all devices of its platform, without matches; see docs/formats/profile.md");
    }
}
