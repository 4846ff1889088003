package dev.assay.agents;

/** What happens while a device is given its files. */
public sealed interface DeployEvent {
    /**
     * Bytes are on their way. Told before the first, a few times a second while it lasts, and at the end.
     *
     * @param what the file's or folder's name
     * @param done bytes of it that the device has or will have soon, those of an earlier try too
     * @param total bytes
     */
    record Sending(String what, long done, long total) implements DeployEvent {}

    /**
     * To make room, something that the session's plan does not need was removed from the device.
     *
     * @param hash its name in the device's store
     * @param holds the name of its largest file
     * @param bytes that it took there
     */
    record Removed(String hash, String holds, long bytes) implements DeployEvent {}
}
