package dev.assay.harness.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Assay's own version, from the jar's manifest. */
public final class Version implements IVersionProvider {
    /** What stands for the commit where it was built of sources without their history (pom.xml). */
    private static final String NO_HISTORY = "+${git.commit.id.describe}";

    /**
     * With the commit that it was built of, as {@code 0.1.0-SNAPSHOT+1a2b3c4d5e}, and {@code -changed} behind it where the sources
     * were changed since; {@code unpackaged} when run from class folders.
     */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .map(version -> version.replace(NO_HISTORY, ""))
                .orElse("unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"assay " + current()};
    }
}
