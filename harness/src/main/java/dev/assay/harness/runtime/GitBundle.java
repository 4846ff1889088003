package dev.assay.harness.runtime;

import dev.assay.harness.artifact.Archives;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactException.Code;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Derivation;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.artifact.Source;
import dev.assay.harness.artifact.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chosen paths of one commit of a git bundle that lies in a package.
 *
 * @param name of the derived folder
 * @param code the package, the bundle in it and the commit
 * @param paths files and folders of the repository, kept under their names
 */
public record GitBundle(ArtifactStore store, String name, SourceCode code, List<String> paths) implements Derivation {
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    /** Neither the user's nor the machine's git settings may change what comes out. */
    private static final Map<String, String> OWN_SETTINGS =
            Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1", "LC_ALL", "C");

    @Override
    public int recipe() {
        return 1;
    }

    @Override
    public SortedMap<String, String> inputs() {
        return new TreeMap<>(Map.of(
                "package",
                code.sha256(),
                "bundle",
                code.bundle(),
                "commit",
                code.commit(),
                "paths",
                String.join("\n", paths)));
    }

    @Override
    public void build(Path into, Progress progress) throws ArtifactException, IOException {
        Tool git = Tool.find("git", "Run: sudo apt-get install git");
        Source source = code.source();
        Path tarball = store.fetch(source);
        progress.step("source code of " + name, 0, 2);
        Path work = Files.createDirectory(into.resolveSibling("git"));
        Archives.extract(tarball, List.of(code.bundle()), work);
        Path bundle = work.resolve(Path.of(code.bundle()).getFileName());
        git(git, work, List.of("clone", "--quiet", "--bare", bundle.toString(), "repository"));
        progress.step("source code of " + name, 1, 2);
        List<String> archive = new ArrayList<>(List.of(
                "--git-dir=repository", "archive", "--format=tar.gz", "-1", "--output=chosen.tgz", code.commit()));
        archive.addAll(paths);
        git(git, work, archive);
        Archives.extract(work.resolve("chosen.tgz"), List.of("**"), into);
        progress.step("source code of " + name, 2, 2);
    }

    /** A commit is named by the hash of its content: asking for it by name is checking it. */
    private void git(Tool git, Path work, List<String> arguments) throws ArtifactException {
        Tool.Outcome outcome = git.run(work, OWN_SETTINGS, DEADLINE, arguments);
        if (!outcome.ok()) {
            String says = outcome.err().strip();
            boolean full = says.contains("No space left on device");
            throw new ArtifactException(
                    full ? Code.NO_SPACE : Code.TOOL_FAILED,
                    "cannot read the source code of " + name,
                    code.source().describe() + ", " + code.bundle() + ", commit " + code.commit(),
                    "git says: " + says,
                    full ? "Free space (see df -h)." : "Check 'bundle' and 'commit' in the runtime's YAML file.");
        }
    }
}
