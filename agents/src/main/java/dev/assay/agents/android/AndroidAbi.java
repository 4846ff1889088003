package dev.assay.agents.android;

import java.util.List;
import java.util.Optional;

/**
 * A processor architecture of Android devices that Assay has programs for.
 *
 * @param name as cells and runtimes name it
 * @param programs folder of the programs that Maven builds for its Linux kernel: they are static, so no C library is needed
 */
record AndroidAbi(String name, String programs) {
    private static final List<String> KNOWN = List.of("arm64-v8a", "x86_64");

    /** The first that Assay knows; empty for devices of 32 bits and others. */
    static Optional<AndroidAbi> of(List<String> abis) {
        return abis.stream().filter(KNOWN::contains).findFirst().map(abi -> {
            String architecture = abi.equals("arm64-v8a") ? "aarch64" : abi;
            return new AndroidAbi("android-" + architecture, "linux-" + architecture);
        });
    }
}
