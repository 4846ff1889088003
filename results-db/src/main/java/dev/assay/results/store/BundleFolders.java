package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.BundleFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Looks for bundles. A folder with any of a bundle's files is one, finished or not; folders inside it are not looked at. */
final class BundleFolders {
    private static final List<String> SIGNS =
            List.of(BundleFiles.MANIFEST, BundleFiles.TRIAL, BundleFiles.JOB, BundleFiles.TRACE);

    private final SortedSet<Path> found = new TreeSet<>();
    private final List<ImportReport.Skipped> unreadable = new ArrayList<>();

    /** @throws StoreException when one of the folders themselves cannot be read */
    static BundleFolders below(Collection<Path> folders) throws StoreException {
        BundleFolders bundles = new BundleFolders();
        for (Path folder : folders) {
            try {
                Files.walkFileTree(folder, bundles.new Finder(folder));
            } catch (IOException e) {
                throw StoreException.cannotWalk(folder, e);
            }
        }
        return bundles;
    }

    /** In order of path. */
    List<Path> found() {
        return List.copyOf(found);
    }

    /** Places below the folders that could not be looked into. */
    List<ImportReport.Skipped> unreadable() {
        return unreadable;
    }

    private final class Finder extends SimpleFileVisitor<Path> {
        private final Path root;

        Finder(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            if (SIGNS.stream().anyMatch(name -> Files.exists(dir.resolve(name)))) {
                found.add(dir);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            unreadable.add(new ImportReport.Skipped(file, BundleException.io("cannot look for bundles", file, e)));
            return FileVisitResult.CONTINUE;
        }
    }
}
