package dev.assay.harness.artifact;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a file comes from and, by its SHA-256, which file it is. Hashes are 64 lower-case hexadecimal digits. The
 * constructors refuse (with {@link IllegalArgumentException}) whatever does not name one exact file.
 */
public sealed interface Source {
    /** The source in the words of its own world, for messages and progress. */
    String describe();

    /** The hash that the source is pinned to; empty for a local file that may hold anything. */
    default Optional<String> pinned() {
        return switch (this) {
            case Npm s -> Optional.of(s.sha256);
            case Maven s -> Optional.of(s.sha256);
            case Https s -> Optional.of(s.sha256);
            case LocalFile s -> s.sha256;
        };
    }

    /**
     * A package of the npm registry, as its original tarball, fetched by the user's npm (mirror, proxy and credentials are
     * the user's settings).
     *
     * @param spec {@code name@version} or {@code @scope/name@version}; ranges and tags are refused
     */
    record Npm(String spec, String sha256) implements Source {
        private static final Pattern EXACT =
                Pattern.compile("(@[a-z0-9~][a-z0-9._~-]*/)?[a-z0-9~][a-z0-9._~-]*@\\d+\\.\\d+\\.\\d+[0-9A-Za-z.+-]*");

        public Npm {
            if (!EXACT.matcher(spec).matches()) {
                throw new IllegalArgumentException("not name@version of one npm package: " + spec);
            }
            Sha256.requireHex(sha256);
        }

        @Override
        public String describe() {
            return "npm " + spec;
        }
    }

    /**
     * A file of a Maven repository, fetched by the user's mvn.
     *
     * @param coordinates {@code group:artifact:version[:classifier][@type]}; the type is jar unless said
     */
    record Maven(String coordinates, String sha256) implements Source {
        private static final Pattern EXACT = Pattern.compile(
                "[A-Za-z0-9][\\w.-]*:[A-Za-z0-9][\\w.-]*:[A-Za-z0-9][\\w.+-]*(:[A-Za-z0-9][\\w.-]*)?(@[a-z0-9.]+)?");

        public Maven {
            if (!EXACT.matcher(coordinates).matches()) {
                throw new IllegalArgumentException(
                        "not group:artifact:version[:classifier][@type] of one Maven file: " + coordinates);
            }
            Sha256.requireHex(sha256);
        }

        @Override
        public String describe() {
            return "maven " + coordinates;
        }
    }

    /** A file of the web. Plain http is accepted from a loopback host only. */
    record Https(URI uri, String sha256) implements Source {
        public Https {
            if (!HttpsFetcher.allowed(uri)) {
                throw new IllegalArgumentException("not an https address: " + uri);
            }
            Sha256.requireHex(sha256);
        }

        @Override
        public String describe() {
            return uri.toString();
        }
    }

    /** A file that the user has. Without a hash, whatever it holds when it is fetched is taken. */
    record LocalFile(Path path, Optional<String> sha256) implements Source {
        public LocalFile {
            sha256.ifPresent(Sha256::requireHex);
        }

        @Override
        public String describe() {
            return path.toString();
        }
    }
}
