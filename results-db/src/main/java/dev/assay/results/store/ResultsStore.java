package dev.assay.results.store;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Measurement;
import dev.assay.results.pairing.MetricColumn;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.Summaries;
import dev.assay.results.summary.TrialRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The database of results: an SQLite file that indexes bundles and can be rebuilt from them ({@link #importBundles}).
 *
 * <p>Safe for use by many threads, which take turns, and by many processes at once: readers never wait, a writer waits up
 * to 10 s for another. A trial is there whole or not at all, also after kill -9.
 */
public final class ResultsStore implements AutoCloseable {
    private final Database database;

    ResultsStore(Database database) {
        this.database = database;
    }

    /**
     * Opens the file, makes it and its folders when they are not there, and brings an older schema up to date.
     *
     * @throws StoreException when it is damaged, of a later version or another program, or cannot be read and written.
     *     Damage inside the file may show only later, in the operation that touches it: {@link #check} looks everywhere
     */
    public static ResultsStore open(Path dbFile) throws StoreException {
        return new ResultsStore(Database.open(dbFile.toAbsolutePath().normalize()));
    }

    /**
     * The same of a file that is there: what only reads makes none.
     *
     * @throws StoreException of kind {@code MISSING} when nothing is there, or an empty file, or a folder
     */
    public static ResultsStore openExisting(Path dbFile) throws StoreException {
        if (!isThere(dbFile)) {
            throw StoreException.missing(dbFile);
        }
        return open(dbFile);
    }

    /** Whether a file with something in it is there. */
    public static boolean isThere(Path dbFile) {
        return Files.isRegularFile(dbFile) && dbFile.toFile().length() > 0;
    }

    /**
     * Stores a trial with its metrics and verdict. The same bundle again changes nothing.
     *
     * @throws BundleException when the runner's output in the bundle cannot be read
     * @throws StoreException of kind {@code REFUSED_BUNDLE} when another bundle of the same trial is stored, or a document
     *     lacks what a trial has; of another kind when the database fails
     */
    public IngestResult ingest(Bundle bundle) throws StoreException, BundleException {
        if (has(bundle.manifestSha256())) {
            return IngestResult.ALREADY_THERE;
        }
        TrialBatch.Outcome outcome = ingest(List.of(measured(bundle))).getFirst();
        if (outcome.refused() != null) {
            throw outcome.refused();
        }
        return outcome.result();
    }

    /** Several in one transaction. */
    List<TrialBatch.Outcome> ingest(List<MeasuredTrial> trials) throws StoreException {
        return TrialBatch.write(database, trials);
    }

    /** @throws StoreException of kind {@code REFUSED_BUNDLE} when a sealed bundle of a strange program lacks something */
    static MeasuredTrial measured(Bundle bundle) throws StoreException, BundleException {
        try {
            return MeasuredTrial.of(bundle);
        } catch (RuntimeException e) {
            throw StoreException.incomplete(bundle.dir(), e);
        }
    }

    /**
     * Ingests every bundle in the folder and below it, in order of path.
     *
     * @throws StoreException when the folder cannot be read or the database fails; a bad bundle is reported instead
     */
    public ImportReport importBundles(Path folder) throws StoreException {
        return importBundles(List.of(folder), ImportProgress.NONE);
    }

    /**
     * The same of several folders. Bundles are read by as many threads as there are processors; the result does not depend on
     * that.
     */
    public ImportReport importBundles(Collection<Path> folders, ImportProgress progress) throws StoreException {
        return BundleImport.run(this, folders, Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8), progress);
    }

    /** All runs, the latest first. */
    public List<RunListing> runs() throws StoreException {
        return database.read(RunListings::all);
    }

    /**
     * @param idOrPrefix a run's id, the start of one, or {@code latest}
     * @return empty when no run fits
     * @throws StoreException of kind {@code AMBIGUOUS_RUN} when several do
     */
    public Optional<RunSummary> run(String idOrPrefix) throws StoreException {
        List<TrialRow> trials = database.read(handle -> {
            Optional<String> id = RunIds.resolve(handle, database.file(), idOrPrefix);
            return id.isEmpty() ? List.of() : new TrialReader(handle, id.get()).trials();
        });
        return trials.isEmpty() ? Optional.empty() : Optional.of(Summaries.of(trials));
    }

    /**
     * Several runs, each by itself and in the order asked for: the conditions of two runs differ, so their trials are never
     * put together.
     *
     * @return without the ids that fit no run
     * @throws StoreException as {@link #run} does
     */
    public List<RunSummary> summary(List<String> ids) throws StoreException {
        List<RunSummary> summaries = new ArrayList<>();
        for (String id : ids) {
            run(id).ifPresent(summaries::add);
        }
        return List.copyOf(summaries);
    }

    /** The cells that any stored trial is of, by id. */
    public List<Cell> cells() throws StoreException {
        return database.read(handle -> Cells.all(handle.getConnection()));
    }

    /**
     * What the valid trials of some runs measured, for comparisons: of a trial that was measured again its last attempt.
     * By metric, then run, then place in the plan. A metric that a trial has not got has no entry: absent is never zero.
     *
     * @param runs whole ids; one that is not stored adds nothing
     */
    public List<Measurement> measurements(Collection<String> runs, Set<Metric> metrics) throws StoreException {
        return listed(columns(runs, metrics));
    }

    /** The same of all runs. */
    public List<Measurement> measurements(Set<Metric> metrics) throws StoreException {
        return listed(columns(metrics));
    }

    /** The same, a column for each metric in their order; all of them speak of the same trials. */
    public List<MetricColumn> columns(Collection<String> runs, Set<Metric> metrics) throws StoreException {
        Set<String> wanted = Set.copyOf(runs);
        return read(readers -> Measurements.of(readers, wanted, metrics), metrics);
    }

    /** The same of all runs. */
    public List<MetricColumn> columns(Set<Metric> metrics) throws StoreException {
        return read(readers -> Measurements.of(readers, null, metrics), metrics);
    }

    /** With the cells, and those that were tried, too. */
    public ComparedTrials compared(Collection<String> runs, Set<Metric> metrics) throws StoreException {
        Set<String> wanted = Set.copyOf(runs);
        return read(readers -> Measurements.compared(readers, wanted, metrics), metrics);
    }

    /** The same of all runs. */
    public ComparedTrials compared(Set<Metric> metrics) throws StoreException {
        return read(readers -> Measurements.compared(readers, null, metrics), metrics);
    }

    private <T> T read(Database.SharedWork<T> work, Set<Metric> metrics) throws StoreException {
        return database.read(handle -> Measurements.areMany(handle.getConnection(), metrics))
                ? database.readTogether(work)
                : database.read(handle -> work.with(new Readers(handle.getConnection(), Optional.empty())));
    }

    private static List<Measurement> listed(List<MetricColumn> columns) {
        return columns.stream().flatMap(column -> column.toList().stream()).toList();
    }

    /** The runs as a comparison sees them, the latest first. */
    public List<RunFacts> runFacts() throws StoreException {
        return database.read(RunFactsReader::all);
    }

    /**
     * The run that a person means, as {@link #run} has it.
     *
     * @throws StoreException of kind {@code AMBIGUOUS_RUN} when several fit
     */
    public Optional<String> runId(String idOrPrefix) throws StoreException {
        return database.read(handle -> RunIds.resolve(handle, database.file(), idOrPrefix));
    }

    /** What surrounded these trials; of a trial that was measured again its last attempt. */
    public List<Circumstances> circumstances(Collection<TrialPlace> places) throws StoreException {
        return database.read(handle -> CircumstancesReader.of(handle, places));
    }

    /** How the trials of these runs ended, by cell. */
    public List<VerdictCount> verdicts(Collection<String> runs) throws StoreException {
        return database.read(handle -> VerdictCounts.of(handle, runs));
    }

    /** Why the valid trials of these runs lack what they lack of these metrics. */
    public List<ReasonCount> reasons(Collection<String> runs, Set<Metric> metrics) throws StoreException {
        return database.read(handle -> AbsenceRows.reasons(handle, runs, metrics));
    }

    /**
     * What was sampled in a trial, and when its tokens came.
     *
     * @param trialId as {@code trial.json} has it
     * @return empty when no such trial is stored; a trial without samples says why
     */
    public Optional<TrialSamples> samples(String trialId) throws StoreException {
        return database.read(handle -> SampleRecord.of(handle, trialId))
                .map(stored -> new TrialSamples(database, stored));
    }

    /**
     * Reads the whole file and every reference in it; takes seconds for a large one.
     *
     * @throws StoreException of kind {@code DAMAGED} with the first thing found wrong
     */
    public void check() throws StoreException {
        Optional<String> wrong = database.read(Integrity::firstProblem);
        if (wrong.isPresent()) {
            throw StoreException.damaged(database.file(), wrong.get(), null);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /** Hashes of all bundles that are stored. */
    Set<String> bundles() throws StoreException {
        return database.read(handle -> handle.createQuery("SELECT bundle_sha256 FROM trials")
                .mapTo(String.class)
                .set());
    }

    Set<String> trialIds() throws StoreException {
        return database.read(handle ->
                handle.createQuery("SELECT id FROM trials").mapTo(String.class).set());
    }

    private boolean has(String sha256) throws StoreException {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM trials WHERE bundle_sha256 = :sha256")
                        .bind("sha256", sha256)
                        .mapTo(Integer.class)
                        .one()
                > 0);
    }
}
