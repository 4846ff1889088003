package dev.assay.agents.android;

import java.io.IOException;

/** A file of this machine could not be read or written, while the device was well. */
final class LocalFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private LocalFileException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    interface Access<T> {
        T take() throws IOException;
    }

    static <T> T guarded(Access<T> access) throws LocalFileException {
        try {
            return access.take();
        } catch (IOException e) {
            throw new LocalFileException(e);
        }
    }
}
