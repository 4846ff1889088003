package dev.assay.agents.platform;

import java.util.Optional;

/**
 * A system's C library.
 *
 * @param name {@code glibc}, {@code musl}, {@code bionic}
 * @param version empty where it does not say
 */
public record CLibrary(String name, Optional<Version> version) {
    public static final String GLIBC = "glibc";

    static CLibrary of(String name, String version) {
        return new CLibrary(name, Optional.of(Version.of(version)));
    }

    @Override
    public String toString() {
        return version.map(v -> name + " " + v).orElse(name);
    }
}
