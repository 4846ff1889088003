package dev.assay.harness.endtoend;

import dev.assay.agents.rigs.jetson.EmulatedBoard;
import java.io.IOException;
import java.nio.file.Files;

/**
 * The emulated board as host {@code ssh:lab} of a user's fleet, with a profile of the user's own, and what NVIDIA's stand-ins on
 * it say of its power mode and clocks.
 */
record PreparedBoard(EmulatedBoard board) {
    static final String ID = "ssh:lab";

    private static final String JOURNAL = "/home/jetson/.cache/assay/undo.json";

    /** @param more keys of the host, in YAML's flow style with a comma before each; empty for none */
    void list(UserHome home, String more) throws IOException {
        Files.createDirectories(home.folder().resolve("config/assay/profiles"));
        home.write("config/assay/fleet.yaml", """
                schema: assay.fleet/1
                hosts:
                  - {id: lab, address: "%s"%s}
                """.formatted(board.id(), more));
        home.write("config/assay/profiles/mine.yaml", """
                schema: assay.profile/1
                name: mine
                title: The part of a board that computes
                platform: linux
                matches: {boards: ["No board calls itself so"]}
                power: {total: [VDD_CPU_GPU_CV]}
                sudo: [/usr/sbin/nvpmodel, /usr/bin/jetson_clocks]
                """);
    }

    /** The mode that the board keeps, and its clocks. */
    String state() throws IOException {
        return board.root("cat /var/lib/nvpmodel/status; jetson_clocks --show");
    }

    boolean hasJournal() throws IOException {
        return board.root("test -e " + JOURNAL + " && echo there; true").contains("there");
    }

    /** Programs that the board's sudo lets the user run without a password; all but those are refused. */
    void allow(String programs) throws IOException {
        board.root("echo 'jetson ALL=(root) NOPASSWD: " + programs + "' >/etc/sudoers.d/rig");
    }
}
