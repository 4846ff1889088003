package dev.assay.harness.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real npm, against a registry on loopback. */
class NpmFetcherIT {
    private static final Source.Npm PACKAGE = new Source.Npm("@assay/sample@1.2.3", "0".repeat(64));

    @TempDir
    Path folder;

    private Path area;
    private byte[] tarball;

    @BeforeEach
    void pack() throws Exception {
        assumeTrue(installed("npm"), "npm is installed");
        area = Files.createDirectory(folder.resolve("area"));
        Path file = folder.resolve("sample.tgz");
        try (Tarballs tar = new Tarballs(file)) {
            tar.file("package/package.json", "{\"name\":\"@assay/sample\",\"version\":\"1.2.3\"}")
                    .file("package/lib.so", "library");
        }
        tarball = Files.readAllBytes(file);
    }

    @Test
    void givenARegistryThatIsBusyAtFirst_whenFetched_thenTheTarballIsTheOneThatWasPublished() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        LoopbackServer.Answer registry = exchange -> {
            if (asked.getAndIncrement() == 0) {
                exchange.sendResponseHeaders(503, -1);
            } else if (exchange.getRequestURI().getPath().endsWith(".tgz")) {
                exchange.sendResponseHeaders(200, tarball.length);
                exchange.getResponseBody().write(tarball);
            } else {
                byte[] document =
                        document("http://" + exchange.getRequestHeaders().getFirst("Host"));
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, document.length);
                exchange.getResponseBody().write(document);
            }
        };
        try (LoopbackServer server = new LoopbackServer(registry)) {
            assertThat(fetcher(server).fetch(PACKAGE, area)).hasBinaryContent(tarball);
        }
    }

    @Test
    void givenARegistryWithoutThePackage_whenFetched_thenItSaysNotFoundAtOnce() throws Exception {
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.status(404))) {
            assertThatThrownBy(() -> fetcher(server).fetch(PACKAGE, area))
                    .isInstanceOfSatisfying(ArtifactException.class, e -> {
                        assertThat(e.code()).isEqualTo(Code.NOT_FOUND);
                        assertThat(e.where()).isEqualTo("npm @assay/sample@1.2.3");
                        assertThat(e.why()).contains("E404");
                    });
        }
    }

    @Test
    void givenNoRegistry_whenFetched_thenItSaysUnreachableAfterEveryAttempt() throws Exception {
        LoopbackServer gone = new LoopbackServer(LoopbackServer.status(200));
        gone.close();

        assertThatThrownBy(() -> fetcher(gone).fetch(PACKAGE, area))
                .isInstanceOfSatisfying(ArtifactException.class, e -> {
                    assertThat(e.code()).isEqualTo(Code.UNREACHABLE);
                    assertThat(e.why()).contains("ECONNREFUSED", "3 attempts");
                });
    }

    /** npm of a user with nothing but this registry: no settings and no cache of this machine. */
    private NpmFetcher fetcher(LoopbackServer server) {
        Map<String, String> settings = new HashMap<>();
        settings.put("npm_config_registry", server.uri("/").toString());
        settings.put("npm_config_cache", folder.resolve("cache").toString());
        settings.put("npm_config_userconfig", folder.resolve("npmrc").toString());
        settings.put("npm_config_noproxy", "127.0.0.1");
        return new NpmFetcher(Folders.IMPATIENT, Progress.NONE, settings);
    }

    private static byte[] document(String registry) {
        return ("{\"name\":\"@assay/sample\",\"dist-tags\":{\"latest\":\"1.2.3\"},\"versions\":{\"1.2.3\":{\"name\":"
                        + "\"@assay/sample\",\"version\":\"1.2.3\",\"dist\":{\"tarball\":\"" + registry
                        + "/sample-1.2.3.tgz\"}}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean installed(String program) {
        try {
            Tool.find(program, "");
            return true;
        } catch (ArtifactException e) {
            return false;
        }
    }
}
