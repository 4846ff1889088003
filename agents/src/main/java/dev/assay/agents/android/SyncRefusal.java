package dev.assay.agents.android;

import java.io.IOException;

/** The device reached could not do what was asked with one of its files; the message is its own. */
final class SyncRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    SyncRefusal(String message) {
        super(message);
    }
}
