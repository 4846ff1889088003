package dev.assay.harness.runtime;

import dev.assay.harness.artifact.Source;

/**
 * An engine's source code: a git bundle inside an npm package.
 *
 * @param npm the package's name@version
 * @param sha256 of the package's tarball
 * @param bundle the bundle's path in the package
 * @param commit its only commit that is used, 40 hexadecimal digits
 */
public record SourceCode(String npm, String sha256, String bundle, String commit) {
    public Source source() {
        return new Source.Npm(npm, sha256);
    }
}
