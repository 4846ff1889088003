package dev.assay.harness.cli;

import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.progress.PlainBundles;
import dev.assay.harness.progress.TerminalBundles;
import dev.assay.results.store.ImportProgress;
import dev.assay.results.store.ImportReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What commands that go through many bundles have in common: progress on standard error, and how they tell what they skipped. */
final class BundleWork {
    private BundleWork() {}

    interface Work<T> {
        T with(ImportProgress progress) throws AssayException;
    }

    static <T> T watched(String task, PrintWriter err, Work<T> work) throws AssayException {
        if (!Screen.watched()) {
            return work.with(new PlainBundles(err, task));
        }
        try (TerminalBundles progress = new TerminalBundles(System.err, task)) {
            return work.with(progress);
        }
    }

    static void requireFolder(String what, Path folder) throws UsageException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException(what, folder.toString(), "there is no such folder", "name a folder that exists");
        }
    }

    static List<Map<String, String>> document(List<ImportReport.Skipped> skipped) {
        return skipped.stream()
                .map(s -> Map.of(
                        "folder", s.folder().toString(), "why", s.problem().getMessage()))
                .toList();
    }

    static void print(List<ImportReport.Skipped> skipped, PrintWriter out) {
        skipped.forEach(s -> out.println("  " + s.folder() + ": " + s.problem().getMessage()));
    }
}
