package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Models that come over the network and do not come as they should. */
class DownloadIT {
    private static final String RUN_BOTH = Suites.of(
            1, "60 s", Suites.block("scripted:works", "remote/F32"), Suites.block("scripted:works", "tiny/Q8_0"));

    @TempDir
    Path folder;

    private final byte[] model = emptyGguf();
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private UserHome home;
    private String suite;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/wrong", exchange -> answer(exchange, "something else".getBytes(StandardCharsets.UTF_8)));
        server.createContext("/cut", this::cutOnce);
        server.createContext("/", exchange -> answer(exchange, model));
        server.start();
        home = UserHome.bare(folder).tinyModel();
        ScriptedRuntime.installIn(home);
        suite = home.write("suite.yaml", RUN_BOTH);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void given_other_bytes_than_were_asked_for_then_the_cell_fails_nothing_of_them_is_kept_and_the_rest_is_measured()
            throws Exception {
        remoteModelAt("/wrong");

        JsonNode run = home.assay("run", suite, "--json").expect(4).json();

        assertThat(run.get("failures")).singleElement().satisfies(failure -> {
            assertThat(failure.get("failure").asString()).isEqualTo("NOT_PROVISIONED");
            assertThat(failure.get("detail").asString())
                    .contains("what came is not the file that was asked for")
                    .contains("expected " + sha256(model));
        });
        assertThat(measured(run, "tiny")).isEqualTo(1);
        assertThat(measured(run, "remote")).isZero();
        assertThat(cached()).noneMatch(file -> file.getParent().endsWith("sha256"));
        assertThat(cached()).noneMatch(file -> file.startsWith(home.cache().resolve("partial")));
        assertThat(cached()).noneMatch(file -> file.startsWith(home.cache().resolve("tmp")) && size(file) > 0);
    }

    @Test
    void given_the_right_file_after_a_wrong_one_when_the_run_is_resumed_then_only_the_failed_trial_is_measured()
            throws Exception {
        remoteModelAt("/wrong");
        home.assay("run", suite, "--json").expect(4);
        remoteModelAt("/model");

        JsonNode run =
                home.assay("run", "--resume", home.run(), "--json").expect(0).json();

        assertThat(run.get("failures")).isEmpty();
        assertThat(measured(run, "tiny")).isEqualTo(1);
        assertThat(measured(run, "remote")).isEqualTo(1);
        assertThat(home.trials()).hasSize(3);
    }

    @Test
    void given_a_download_that_breaks_off_when_the_server_answers_again_then_it_goes_on_where_it_was()
            throws Exception {
        remoteModelAt("/cut");

        JsonNode run = home.assay("run", suite, "--json").expect(0).json();

        assertThat(measured(run, "remote")).isEqualTo(1);
        assertThat(ranges).containsExactly("none", "bytes=" + model.length / 2 + "-");
    }

    private void remoteModelAt(String path) throws Exception {
        home.model("remote", """
                variants:
                  F32: {https: "http://127.0.0.1:%d%s", sha256: %s}
                """.formatted(server.getAddress().getPort(), path, sha256(model)));
    }

    private void cutOnce(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "none" : range);
        int half = model.length / 2;
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        try (exchange) {
            if (range == null) {
                exchange.sendResponseHeaders(200, model.length);
                exchange.getResponseBody().write(model, 0, half);
                exchange.getResponseBody().flush();
            } else {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + half + "-" + (model.length - 1) + "/" + model.length);
                exchange.sendResponseHeaders(206, model.length - half);
                exchange.getResponseBody().write(model, half, model.length - half);
            }
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A header that is right as far as it goes, and padding: the scripted runner does not look at it. */
    private static byte[] emptyGguf() {
        return ByteBuffer.allocate(1 << 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GGUF".getBytes(StandardCharsets.US_ASCII))
                .putInt(3)
                .array();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static int measured(JsonNode run, String model) {
        int measured = 0;
        for (JsonNode cell : run.get("cells")) {
            if (cell.at("/model/name").asString().equals(model)) {
                measured += cell.at("/trials/valid").asInt()
                        + cell.at("/trials/suspect").asInt();
            }
        }
        return measured;
    }

    private List<Path> cached() throws IOException {
        try (Stream<Path> files = Files.walk(home.cache())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
