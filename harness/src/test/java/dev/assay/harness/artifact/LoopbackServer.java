package dev.assay.harness.artifact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on loopback that answers each request with the next of the prepared answers; the last one stays. */
final class LoopbackServer implements AutoCloseable {
    /** How to answer one request. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());

    LoopbackServer(Answer... answers) throws IOException {
        this.answers.addAll(List.of(answers));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        ranges.add(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        try (exchange) {
            next().to(exchange);
        }
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The Range header of each request so far; "null" where there was none. */
    List<String> ranges() {
        return List.copyOf(ranges);
    }

    /** The whole body. */
    static Answer whole(byte[] body, String etag) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** Promises the whole body, or the rest of it when a range is asked for, and breaks off after some bytes. */
    static Answer cut(byte[] body, String etag, int bytes) {
        return exchange -> {
            int from = from(exchange, etag);
            head(exchange, body, etag, from);
            exchange.getResponseBody().write(body, from, Math.min(bytes, body.length - from));
            exchange.getResponseBody().flush();
        };
    }

    /** Answers a range whose If-Range fits with the rest, else with the whole body. */
    static Answer resumable(byte[] body, String etag) {
        return exchange -> {
            int from = from(exchange, etag);
            head(exchange, body, etag, from);
            exchange.getResponseBody().write(body, from, body.length - from);
        };
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Answer redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    private static int from(HttpExchange exchange, String etag) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        return range == null || !same ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    }

    private static void head(HttpExchange exchange, byte[] body, String etag, int from) throws IOException {
        exchange.getResponseHeaders().set("ETag", etag);
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, body.length - from);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
