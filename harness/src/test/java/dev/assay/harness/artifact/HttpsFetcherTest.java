package dev.assay.harness.artifact;

import static dev.assay.harness.artifact.LoopbackServer.cut;
import static dev.assay.harness.artifact.LoopbackServer.redirect;
import static dev.assay.harness.artifact.LoopbackServer.resumable;
import static dev.assay.harness.artifact.LoopbackServer.status;
import static dev.assay.harness.artifact.LoopbackServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsFetcherTest {
    private static final byte[] BODY = Folders.noise(300_000, 1);
    private static final String HASH = Folders.sha256(BODY);

    @TempDir
    Path root;

    @Test
    void givenAFile_whenFetched_thenItIsTheBlobOfItsHashAndProgressReachesTheTotal() throws Exception {
        List<Long> seen = new ArrayList<>();
        Progress progress = (what, done, total) -> {
            assertThat(total).isEqualTo(BODY.length);
            seen.add(done);
        };
        try (LoopbackServer server = new LoopbackServer(whole(BODY, "\"a\""))) {
            Path blob = ArtifactStore.open(root, progress, Folders.IMPATIENT).fetch(source(server));

            assertThat(blob).hasBinaryContent(BODY).isEqualTo(root.resolve("blobs/sha256/" + HASH));
            assertThat(seen).isSorted().endsWith((long) BODY.length);
        }
        assertThat(Folders.in(root.resolve("partial"))).isEmpty();
    }

    @Test
    void givenAServerThatCutsTheLine_whenFetched_thenEachAttemptGoesOnWhereTheLastBrokeOff() throws Exception {
        try (LoopbackServer server =
                new LoopbackServer(cut(BODY, "\"a\"", 100_000), cut(BODY, "\"a\"", 50_000), resumable(BODY, "\"a\""))) {
            assertThat(fetch(server)).hasBinaryContent(BODY);
            assertThat(server.ranges()).hasSize(3).startsWith("null").last().isNotEqualTo("null");
        }
    }

    @Test
    void givenMoreCutsThanAttempts_whenEachGainsSomething_thenTheFetchGoesOn() throws Exception {
        try (LoopbackServer server = new LoopbackServer(cut(BODY, "\"a\"", 40_000))) {
            assertThat(fetch(server)).hasBinaryContent(BODY);
            assertThat(server.ranges().size()).isGreaterThan(Folders.IMPATIENT.attempts());
        }
    }

    @Test
    void givenAFetchThatGaveUp_whenItIsStartedAgain_thenOnlyTheRestIsFetched() throws Exception {
        try (LoopbackServer dying = new LoopbackServer(cut(BODY, "\"a\"", 100_000), status(503))) {
            assertCode(dying, Code.UNREACHABLE);
        }
        try (LoopbackServer server = new LoopbackServer(resumable(BODY, "\"a\""))) {
            assertThat(fetch(server)).hasBinaryContent(BODY);
            assertThat(server.ranges())
                    .singleElement()
                    .asString()
                    .startsWith("bytes=")
                    .isNotEqualTo("bytes=0-");
        }
    }

    @Test
    void givenAFileThatChangesMidway_whenFetched_thenTheNewOneIsFetchedWhole() throws Exception {
        byte[] old = Folders.noise(BODY.length, 2);
        try (LoopbackServer server = new LoopbackServer(cut(old, "\"old\"", 100_000), resumable(BODY, "\"new\""))) {
            assertThat(fetch(server)).hasBinaryContent(BODY);
        }
    }

    @Test
    void givenAServerThatIgnoresRanges_whenFetched_thenTheSecondAnswerCountsWhole() throws Exception {
        try (LoopbackServer server = new LoopbackServer(cut(BODY, "\"a\"", 100_000), whole(BODY, "\"a\""))) {
            assertThat(fetch(server)).hasBinaryContent(BODY);
        }
    }

    @Test
    void givenAServerWithoutStrongTags_whenTheLineIsCut_thenNothingIsResumed() throws Exception {
        try (LoopbackServer server = new LoopbackServer(cut(BODY, "W/\"a\"", 100_000), whole(BODY, "W/\"a\""))) {
            assertThat(fetch(server)).hasBinaryContent(BODY);
            assertThat(server.ranges()).containsExactly("null", "null");
        }
    }

    @Test
    void givenAServerThatGivesAnotherFilesRestUnderTheSameTag_whenFetched_thenItIsFetchedOnceMoreWhole()
            throws Exception {
        byte[] other = Folders.noise(BODY.length, 2);
        try (LoopbackServer server =
                new LoopbackServer(cut(BODY, "\"a\"", 100_000), resumable(other, "\"a\""), resumable(BODY, "\"a\""))) {
            assertThat(fetch(server)).hasBinaryContent(BODY);
        }
    }

    @Test
    void givenCorruptBytes_whenFetched_thenTheErrorNamesBothHashesAndNothingIsKept() throws Exception {
        byte[] corrupt = BODY.clone();
        corrupt[1234] ^= 1;
        try (LoopbackServer server = new LoopbackServer(whole(corrupt, "\"a\""))) {
            assertThatThrownBy(() -> fetch(server)).isInstanceOfSatisfying(ArtifactException.class, e -> {
                assertThat(e.code()).isEqualTo(Code.HASH_MISMATCH);
                assertThat(e.where()).isEqualTo(server.uri("/f").toString());
                assertThat(e.why()).contains(HASH, Folders.sha256(corrupt));
                assertThat(e.remedy()).isNotBlank();
            });
        }
        assertThat(Folders.in(root.resolve("blobs/sha256"))).isEmpty();
        assertThat(Folders.in(root.resolve("partial"))).isEmpty();
        assertThat(Folders.in(root.resolve("tmp"))).isEmpty();
    }

    @Test
    void givenABusyServer_whenItRecovers_thenTheFileIsFetched() throws Exception {
        try (LoopbackServer server = new LoopbackServer(status(503), status(429), whole(BODY, "\"a\""))) {
            assertThat(fetch(server)).hasBinaryContent(BODY);
        }
    }

    @Test
    void givenAnAddressWithoutAFile_whenFetched_thenItIsNotTriedAgain() throws Exception {
        try (LoopbackServer server = new LoopbackServer(status(404))) {
            assertCode(server, Code.NOT_FOUND);
            assertThat(server.ranges()).hasSize(1);
        }
    }

    @Test
    void givenNoServer_whenFetched_thenTheErrorSaysSoAfterEveryAttempt() throws Exception {
        LoopbackServer gone = new LoopbackServer(status(200));
        gone.close();

        assertCode(gone, Code.UNREACHABLE);
    }

    @Test
    void givenAServerThatFallsSilent_whenTheReadDeadlinePasses_thenTheAttemptIsGivenUp() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        LoopbackServer.Answer silent = exchange -> {
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY, 0, 1000);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Limits hasty = new Limits(1, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (LoopbackServer server = new LoopbackServer(silent)) {
            ArtifactStore store = ArtifactStore.open(root, Progress.NONE, hasty);

            assertThatThrownBy(() -> store.fetch(source(server)))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessageContaining("nothing came for 1000 ms");
        } finally {
            end.countDown();
        }
    }

    @Test
    void givenARedirect_whenItStaysOnHttps_thenItIsFollowed() throws Exception {
        try (LoopbackServer server = new LoopbackServer(redirect("/elsewhere"), whole(BODY, "\"a\""))) {
            assertThat(fetch(server)).hasBinaryContent(BODY);
        }
    }

    @Test
    void givenARedirect_whenItLeadsToPlainHttp_thenItIsRefused() throws Exception {
        try (LoopbackServer server = new LoopbackServer(redirect("http://192.0.2.1/f"))) {
            assertThatThrownBy(() -> fetch(server)).hasMessageContaining("not https");
        }
    }

    @Test
    void givenARedirectToItself_whenFetched_thenItEnds() throws Exception {
        try (LoopbackServer server = new LoopbackServer(redirect("/f"))) {
            assertCode(server, Code.NOT_FOUND);
        }
    }

    @Test
    void givenAPlainHttpAddress_whenASourceIsMade_thenOnlyLoopbackIsAccepted() {
        assertThatThrownBy(() -> new Source.Https(URI.create("http://example.org/f"), HASH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Source.Https(URI.create("http://localhost.example.org/f"), HASH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Source.Https(URI.create("http://[::1]:1/f"), HASH)).isNotNull();
    }

    private Path fetch(LoopbackServer server) throws ArtifactException {
        return ArtifactStore.open(root, Progress.NONE, Folders.IMPATIENT).fetch(source(server));
    }

    private void assertCode(LoopbackServer server, Code code) {
        assertThatThrownBy(() -> fetch(server))
                .isInstanceOfSatisfying(
                        ArtifactException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Source source(LoopbackServer server) {
        return new Source.Https(server.uri("/f"), HASH);
    }
}
