package dev.assay.harness.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Assay's own version, from the jar's manifest. */
public final class Version implements IVersionProvider {
    /** Such as {@code 0.1.0-SNAPSHOT}; {@code unpackaged} when run from class folders. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"assay " + current()};
    }
}
