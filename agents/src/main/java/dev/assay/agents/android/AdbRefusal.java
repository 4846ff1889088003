package dev.assay.agents.android;

import java.io.IOException;

/** The adb server, or a device's adbd, answered FAIL. The message is its own, such as {@code device unauthorized.} */
final class AdbRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    AdbRefusal(String message) {
        super(message);
    }
}
