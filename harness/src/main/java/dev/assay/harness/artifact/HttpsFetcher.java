package dev.assay.harness.artifact;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches over https and goes on where an earlier attempt broke off: {@code Range} with {@code If-Range} (RFC 9110,
 * sections 13.1.5 and 14.2), so that a server whose file has changed sends the new one whole.
 */
final class HttpsFetcher {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MOST_REDIRECTS = 10;
    private static final int CHUNK = 1 << 16;

    private final Path partials;
    private final Limits limits;
    private final Progress progress;

    HttpsFetcher(Path partials, Limits limits, Progress progress) {
        this.partials = partials;
        this.limits = limits;
        this.progress = progress;
    }

    static boolean allowed(URI uri) {
        String host = uri.getHost();
        return host != null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(host));
    }

    /** The whole file. One that was resumed and is not the right one is fetched once more from the start. */
    Path fetch(Source.Https source) throws ArtifactException, IOException {
        Partial partial = new Partial(partials, source.sha256());
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(limits.read())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            boolean resumed = fetch(client, source, partial);
            Path file = partial.finish();
            if (resumed && !Sha256.of(file).equals(source.sha256())) {
                partial.restart(Optional.empty());
                fetch(client, source, partial);
                file = partial.finish();
            }
            return file;
        } catch (IOException e) {
            // The disk failed, most likely full: a kept part would only make that worse.
            partial.restart(Optional.empty());
            throw e;
        } finally {
            client.shutdownNow();
        }
    }

    private boolean fetch(HttpClient client, Source.Https source, Partial partial)
            throws ArtifactException, IOException {
        boolean resumed = false;
        Retry retry = new Retry(limits, source);
        long most = partial.length();
        while (true) {
            long before = partial.length();
            resumed |= before > 0;
            try {
                HttpResponse<InputStream> answer = ask(client, source, partial, before);
                receive(source, answer, partial, before);
                return resumed;
            } catch (Broken e) {
                if (partial.length() > most) {
                    most = partial.length();
                    retry.gained();
                }
                retry.failed(e.getMessage(), e);
            } catch (InterruptedException e) {
                throw Failures.interrupted("cannot fetch a file", source.describe());
            }
        }
    }

    private HttpResponse<InputStream> ask(HttpClient client, Source.Https source, Partial partial, long from)
            throws ArtifactException, IOException, Broken, InterruptedException {
        URI uri = source.uri();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(limits.read());
            if (from > 0) {
                request.header("Range", "bytes=" + from + "-")
                        .header("If-Range", partial.validator().orElseThrow());
            }
            HttpResponse<InputStream> answer;
            try {
                answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            } catch (IOException e) {
                throw new Broken("no answer from " + uri.getHost() + ": " + e, e);
            }
            Optional<String> location = answer.headers().firstValue("Location");
            if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
                return answer;
            }
            answer.body().close();
            uri = uri.resolve(location.get());
            if (!allowed(uri)) {
                throw refused(source, "it redirects to " + uri + ", which is not https");
            }
        }
        throw refused(source, "it redirects more than " + MOST_REDIRECTS + " times");
    }

    private void receive(Source.Https source, HttpResponse<InputStream> answer, Partial partial, long from)
            throws ArtifactException, IOException, Broken {
        int status = answer.statusCode();
        try (InputStream body = answer.body()) {
            if (status == 206 && from > 0 && startsAt(answer, from)) {
                copy(source, body, partial, from, length(answer));
            } else if (status == 200) {
                partial.restart(answer.headers().firstValue("ETag").filter(etag -> !etag.startsWith("W/")));
                copy(source, body, partial, 0, length(answer));
            } else if (status == 416 || status == 206) {
                partial.restart(Optional.empty());
                throw new Broken("the server answered a range with HTTP " + status + " that does not fit it", null);
            } else if (status >= 500 || status == 408 || status == 425 || status == 429) {
                throw new Broken("HTTP status " + status, null);
            } else {
                throw refused(source, "HTTP status " + status);
            }
        }
    }

    private static boolean startsAt(HttpResponse<?> answer, long from) {
        return answer.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + from + "-"))
                .isPresent();
    }

    /** Bytes in this answer; -1 where the server does not say. */
    private static long length(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    private void copy(Source.Https source, InputStream body, Partial partial, long from, long length)
            throws IOException, Broken {
        long done = from;
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = partial.append();
                StallGuard guard = new StallGuard(body, limits.read())) {
            for (int n = read(body, chunk, guard); n >= 0; n = read(body, chunk, guard)) {
                out.write(chunk, 0, n);
                done += n;
                guard.touch();
                progress.step(source.describe(), done, length < 0 ? -1 : from + length);
            }
        }
    }

    private int read(InputStream body, byte[] chunk, StallGuard guard) throws Broken {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            throw new Broken(
                    guard.stalled()
                            ? "nothing came for " + limits.read().toMillis() + " ms"
                            : "the connection broke off: " + e.getMessage(),
                    e);
        }
    }

    private static ArtifactException refused(Source.Https source, String why) {
        return new ArtifactException(
                Code.NOT_FOUND,
                "cannot fetch a file",
                source.describe(),
                why,
                "Check the address in a browser; if the file has moved, write the new address.");
    }

    /** This attempt failed; another may not. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
