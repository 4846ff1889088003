package dev.assay.harness.artifact;

/** An entry of an archive that would write, or point, outside its folder. */
final class HostileEntry extends Exception {
    private static final long serialVersionUID = 1L;

    HostileEntry(String message) {
        super(message);
    }
}
