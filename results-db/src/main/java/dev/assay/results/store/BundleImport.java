package dev.assay.results.store;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes in every bundle below some folders. Many threads read, verify and measure; this one writes, in order of path whoever
 * is done first, so that the database does not depend on the number of threads. What is ready is written in one transaction: a
 * transaction waits for no reader. One that is bad is noted and the next one is tried.
 */
final class BundleImport {
    /** A transaction this long is over in about 0.1 s; another process waits no longer. */
    private static final int MOST_IN_A_TRANSACTION = 32;

    private final ResultsStore store;
    private final ImportProgress progress;
    private final Set<String> known;
    private final List<ImportReport.Skipped> skipped = new ArrayList<>();
    private int added;
    private int alreadyThere;

    /** A bundle that was read; both are null when the database has it, else one of them is. */
    private record Read(Path folder, MeasuredTrial trial, AssayException problem) {}

    private BundleImport(ResultsStore store, ImportProgress progress) throws StoreException {
        this.store = store;
        this.progress = progress;
        this.known = store.bundles();
    }

    /** @param threads that read, 1 or more */
    static ImportReport run(ResultsStore store, Collection<Path> folders, int threads, ImportProgress progress)
            throws StoreException {
        BundleFolders bundles = BundleFolders.below(folders);
        BundleImport run = new BundleImport(store, progress);
        run.skipped.addAll(bundles.unreadable());
        ExecutorService readers = Executors.newFixedThreadPool(threads);
        try {
            run.all(bundles.found(), readers, 4 * threads);
        } finally {
            readers.shutdownNow();
        }
        run.skipped.sort(Comparator.comparing(ImportReport.Skipped::folder));
        return new ImportReport(run.added, run.alreadyThere, run.skipped);
    }

    private void all(List<Path> folders, ExecutorService readers, int ahead) throws StoreException {
        Queue<CompletableFuture<Read>> reading = new ArrayDeque<>();
        Iterator<Path> next = folders.iterator();
        int done = 0;
        progress.at(done, folders.size());
        while (done < folders.size()) {
            while (next.hasNext() && reading.size() < ahead) {
                Path folder = next.next();
                reading.add(CompletableFuture.supplyAsync(() -> read(folder), readers));
            }
            List<Read> ready = ready(reading);
            write(ready);
            done += ready.size();
            progress.at(done, folders.size());
        }
    }

    /** The next one, for which it waits, and those behind it that are there already. */
    private static List<Read> ready(Queue<CompletableFuture<Read>> reading) {
        List<Read> ready = new ArrayList<>();
        do {
            ready.add(reading.remove().join());
        } while (ready.size() < MOST_IN_A_TRANSACTION
                && !reading.isEmpty()
                && reading.element().isDone());
        return ready;
    }

    private void write(List<Read> ready) throws StoreException {
        for (Read read : ready) {
            if (read.problem() != null) {
                skip(read.folder(), read.problem());
            } else if (read.trial() == null) {
                alreadyThere++;
            }
        }
        List<Read> good = ready.stream().filter(read -> read.trial() != null).toList();
        if (good.isEmpty()) {
            return;
        }
        List<TrialBatch.Outcome> outcomes =
                store.ingest(good.stream().map(Read::trial).toList());
        for (int i = 0; i < good.size(); i++) {
            switch (outcomes.get(i).result()) {
                case ADDED -> added++;
                case ALREADY_THERE -> alreadyThere++;
                case null -> skip(good.get(i).folder(), outcomes.get(i).refused());
            }
        }
    }

    private Read read(Path folder) {
        try {
            Bundle bundle = Bundle.open(folder);
            boolean stored = known.contains(bundle.manifestSha256());
            return new Read(folder, stored ? null : ResultsStore.measured(bundle), null);
        } catch (BundleException | StoreException e) {
            return new Read(folder, null, e);
        }
    }

    private void skip(Path folder, AssayException problem) {
        skipped.add(new ImportReport.Skipped(folder, problem));
    }
}
