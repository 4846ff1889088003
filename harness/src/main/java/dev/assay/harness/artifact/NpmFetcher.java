package dev.assay.harness.artifact;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code npm pack}: writes the registry's tarball as it was published, so that its SHA-256 pins it. No script of the
 * package is run. npm's own retries (10 s and more apart) are off: ours are quicker and say what happened.
 */
final class NpmFetcher {
    private static final String INSTALL = "Install Node.js with npm, for example: sudo apt-get install npm";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> NOT_THERE =
            Set.of("E404", "ETARGET", "ENOVERSIONS", "E401", "E403", "EINVALIDPACKAGENAME");
    private static final Set<String> PASSING = Set.of(
            "EAI_AGAIN",
            "ENOTFOUND",
            "ECONNRESET",
            "ECONNREFUSED",
            "ECONNABORTED",
            "ETIMEDOUT",
            "ERR_SOCKET_TIMEOUT",
            "FETCH_ERROR",
            "ENETUNREACH",
            "EHOSTUNREACH",
            "EPIPE",
            "EINTEGRITY",
            "Z_BUF_ERROR",
            "TAR_BAD_ARCHIVE",
            "E408",
            "E429");

    private final Limits limits;
    private final Progress progress;
    private final Map<String, String> environment;

    NpmFetcher(Limits limits, Progress progress) {
        this(limits, progress, Map.of());
    }

    NpmFetcher(Limits limits, Progress progress, Map<String, String> environment) {
        this.limits = limits;
        this.progress = progress;
        this.environment = environment;
    }

    Path fetch(Source.Npm source, Path area) throws ArtifactException, IOException {
        Tool npm = Tool.find("npm", INSTALL);
        Retry retry = new Retry(limits, source);
        progress.step(source.describe(), 0, -1);
        while (true) {
            Tool.Outcome outcome = npm.run(
                    area,
                    environment,
                    limits.tool(),
                    List.of(
                            "pack",
                            source.spec(),
                            "--pack-destination",
                            area.toString(),
                            "--silent",
                            "--json",
                            "--ignore-scripts",
                            "--prefer-offline",
                            "--fetch-retries=0"));
            if (outcome.ok()) {
                return tarball(source, area);
            }
            Complaint complaint = complaint(outcome);
            if (!complaint.passing()) {
                throw complaint.asException(source);
            }
            retry.failed("npm says " + complaint, null);
        }
    }

    private Path tarball(Source.Npm source, Path area) throws IOException, ArtifactException {
        try (Stream<Path> files = Files.list(area)) {
            Path tarball = files.filter(f -> f.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new Complaint("", "it ended well but left no tarball").asException(source));
            progress.step(source.describe(), Files.size(tarball), Files.size(tarball));
            return tarball;
        }
    }

    /** npm 7 and later print {@code {"error": {"code", "summary"}}} on standard output. */
    private static Complaint complaint(Tool.Outcome outcome) {
        try {
            JsonNode error = JSON.readTree(outcome.out()).path("error");
            if (error.isObject()) {
                return new Complaint(
                        error.path("code").asString(""), error.path("summary").asString(""));
            }
        } catch (JacksonException e) {
            // Not JSON: then its standard error is all there is.
        }
        return new Complaint("", "exit status " + outcome.exit() + ": " + (outcome.err() + outcome.out()).strip());
    }

    private record Complaint(String code, String summary) {
        boolean passing() {
            return PASSING.contains(code) || code.matches("E5\\d\\d");
        }

        ArtifactException asException(Source.Npm source) {
            if (Failures.saysNoSpace(code) || Failures.saysNoSpace(summary)) {
                return Failures.noSpace("cannot fetch a package", source.describe(), null);
            }
            boolean absent = NOT_THERE.contains(code);
            return new ArtifactException(
                    absent ? Code.NOT_FOUND : Code.TOOL_FAILED,
                    "cannot fetch a package",
                    source.describe(),
                    "npm says " + this,
                    absent
                            ? "Check the name and version, and that the registry in your npm settings carries it."
                            : "Run it by hand: npm pack " + source.spec());
        }

        @Override
        public String toString() {
            return code.isEmpty() ? summary : code + " " + summary;
        }
    }
}
