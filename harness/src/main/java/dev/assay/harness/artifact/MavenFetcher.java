package dev.assay.harness.artifact;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code mvn dependency:copy}: a file of the user's repositories, by way of the user's settings and local repository. */
final class MavenFetcher {
    /** The version that the root pom pins. */
    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";

    private static final String INSTALL = "Install Maven, for example: sudo apt-get install maven";

    private final Limits limits;
    private final Progress progress;

    MavenFetcher(Limits limits, Progress progress) {
        this.limits = limits;
        this.progress = progress;
    }

    Path fetch(Source.Maven source, Path area) throws ArtifactException, IOException {
        Tool mvn = locate(System.getenv());
        Retry retry = new Retry(limits, source);
        progress.step(source.describe(), 0, -1);
        while (true) {
            Tool.Outcome outcome = mvn.run(
                    area,
                    java(System.getenv()),
                    limits.tool(),
                    List.of(
                            "-q",
                            "-B",
                            GOAL,
                            "-Dartifact=" + artifact(source.coordinates()),
                            "-DoutputDirectory=" + area,
                            // Remembered failures would turn one bad minute into a bad day.
                            "-U"));
            if (outcome.ok()) {
                return copied(source, area);
            }
            String says = complaint(outcome);
            if (Failures.saysNoSpace(says)) {
                throw Failures.noSpace("cannot fetch a Maven file", source.describe(), null);
            }
            if (says.contains("Could not find artifact") || says.contains("status code: 40")) {
                throw failed(
                        Code.NOT_FOUND,
                        source,
                        says,
                        "Check the coordinates, and that the repositories in your Maven settings carry them.");
            }
            if (!says.contains("Could not transfer") && !says.contains("Unknown host")) {
                throw failed(
                        Code.TOOL_FAILED,
                        source,
                        says,
                        "Run it by hand: mvn " + GOAL + " -Dartifact=" + artifact(source.coordinates()));
            }
            retry.failed("Maven says: " + says, null);
        }
    }

    /** {@code $MAVEN_HOME/bin/mvn} if it is there, else the one on PATH. */
    static Tool locate(Map<String, String> environment) throws ArtifactException {
        String home = environment.get("MAVEN_HOME");
        if (home != null && Files.isExecutable(Path.of(home, "bin", "mvn"))) {
            return new Tool(Path.of(home, "bin", "mvn").toAbsolutePath());
        }
        return Tool.find("mvn", environment.getOrDefault("PATH", ""), INSTALL);
    }

    /** Maven runs on the user's Java; on ours where JAVA_HOME is absent or names none. */
    static Map<String, String> java(Map<String, String> environment) {
        String home = environment.get("JAVA_HOME");
        boolean sound = home != null && Files.isExecutable(Path.of(home, "bin", "java"));
        return sound ? Map.of() : Map.of("JAVA_HOME", System.getProperty("java.home"));
    }

    /** {@code g:a:v[:classifier][@type]} as the plugin wants it: {@code g:a:v:type[:classifier]}. */
    static String artifact(String coordinates) {
        String[] typed = coordinates.split("@", 2);
        String[] parts = typed[0].split(":");
        String type = typed.length == 2 ? typed[1] : "jar";
        String plain = parts[0] + ":" + parts[1] + ":" + parts[2] + ":" + type;
        return parts.length == 4 ? plain + ":" + parts[3] : plain;
    }

    private Path copied(Source.Maven source, Path area) throws IOException, ArtifactException {
        try (Stream<Path> files = Files.list(area)) {
            Path file = files.filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(
                            () -> failed(Code.TOOL_FAILED, source, "it ended well but left no file", "Update Maven."));
            progress.step(source.describe(), Files.size(file), Files.size(file));
            return file;
        }
    }

    /** The first line with [ERROR] holds the cause; the rest is advice about Maven. */
    private static String complaint(Tool.Outcome outcome) {
        String all = outcome.out() + outcome.err();
        return all.lines()
                .filter(line -> line.contains("[ERROR]"))
                .findFirst()
                .map(line -> line.replaceAll("\\e\\[[0-9;]*m", "").replace("[ERROR] ", ""))
                .orElse("exit status " + outcome.exit() + ": " + all.strip());
    }

    private static ArtifactException failed(Code code, Source.Maven source, String says, String remedy) {
        return new ArtifactException(
                code, "cannot fetch a Maven file", source.describe(), "Maven says: " + says, remedy);
    }
}
