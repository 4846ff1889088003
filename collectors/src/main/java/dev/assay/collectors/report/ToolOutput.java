package dev.assay.collectors.report;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What an engine's own tool printed; at most some MiB, for the probe keeps no more. Bytes that are no UTF-8 are replaced. */
final class ToolOutput {
    private ToolOutput() {}

    static String out(Bundle bundle) throws BundleException {
        return read(bundle.runnerOut());
    }

    /** Standard output, then standard error: tools log to either, and change it between releases. */
    static String both(Bundle bundle) throws BundleException {
        return read(bundle.runnerOut()) + "\n" + read(bundle.runnerErr());
    }

    private static String read(Optional<Path> file) throws BundleException {
        if (file.isEmpty()) {
            return "";
        }
        try {
            return new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw BundleException.io("cannot read a tool's output", file.get(), e);
        }
    }
}
