package dev.assay.results.store;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.problem.AssayException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Takes in every bundle below a folder. One that is bad is noted and the next one is tried. */
final class BundleImport {
    private final ResultsStore store;
    private final SortedSet<Path> folders = new TreeSet<>();
    private final List<ImportReport.Skipped> skipped = new ArrayList<>();

    private BundleImport(ResultsStore store) {
        this.store = store;
    }

    static ImportReport run(ResultsStore store, Path folder) throws StoreException {
        return new BundleImport(store).run(folder);
    }

    private ImportReport run(Path folder) throws StoreException {
        try {
            Files.walkFileTree(folder, new Finder(folder));
        } catch (IOException e) {
            throw StoreException.cannotWalk(folder, e);
        }
        int added = 0;
        int alreadyThere = 0;
        for (Path bundle : folders) {
            switch (ingest(bundle)) {
                case ADDED -> added++;
                case ALREADY_THERE -> alreadyThere++;
                case null -> {}
            }
        }
        skipped.sort(Comparator.comparing(ImportReport.Skipped::folder));
        return new ImportReport(added, alreadyThere, skipped);
    }

    /** @return null when the bundle was skipped */
    private IngestResult ingest(Path folder) throws StoreException {
        try {
            return store.ingest(Bundle.open(folder));
        } catch (BundleException e) {
            skip(folder, e);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.REFUSED_BUNDLE) {
                throw e; // the database's trouble, not the bundle's
            }
            skip(folder, e);
        }
        return null;
    }

    private void skip(Path folder, AssayException problem) {
        skipped.add(new ImportReport.Skipped(folder, problem));
    }

    /** A folder with any of a bundle's files is one, finished or not; folders inside it are not looked at. */
    private final class Finder extends SimpleFileVisitor<Path> {
        private static final List<String> SIGNS =
                List.of(BundleFiles.MANIFEST, BundleFiles.TRIAL, BundleFiles.JOB, BundleFiles.TRACE);

        private final Path root;

        Finder(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            if (SIGNS.stream().anyMatch(name -> Files.exists(dir.resolve(name)))) {
                folders.add(dir);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            skip(file, BundleException.io("cannot look for bundles", file, e));
            return FileVisitResult.CONTINUE;
        }
    }
}
