package dev.assay.harness.export.traces;

import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the samples of runs in the order of their trials, and tells what it could not have. */
public final class TraceReading {
    private final SampleSource source;
    private final TraceProgress progress;

    public TraceReading(SampleSource source, TraceProgress progress) {
        this.source = source;
        this.progress = progress;
    }

    /** Takes rows as they are read. */
    public interface Rows {
        void add(SampleRow row) throws IOException;
    }

    /**
     * @return the rows among those handed over that say what is missing; empty when nothing is
     * @throws IOException what {@code rows} throws
     */
    public List<SampleRow> read(List<RunSummary> runs, Rows rows) throws IOException {
        int trials = runs.stream().mapToInt(run -> run.trials().size()).sum();
        List<SampleRow> missing = new ArrayList<>();
        Counting counting = new Counting(rows);
        int done = 0;
        progress.read(done, trials, 0);
        for (RunSummary run : runs) {
            for (TrialRow trial : run.trials()) {
                Optional<String> absent = read(run, trial, counting);
                if (absent.isPresent()) {
                    missing.add(SampleRow.missing(run.run().id(), id(trial), absent.get()));
                    rows.add(missing.getLast());
                }
                progress.read(++done, trials, counting.samples);
            }
        }
        return List.copyOf(missing);
    }

    private Optional<String> read(RunSummary run, TrialRow trial, Rows rows) throws IOException {
        return source.read(
                trial,
                (channel, unit, ns, value) ->
                        rows.add(new SampleRow(run.run().id(), id(trial), channel, unit, ns, value, null)));
    }

    private static String id(TrialRow trial) {
        return trial.document().trial().id();
    }

    private static final class Counting implements Rows {
        private final Rows rows;
        private long samples;

        Counting(Rows rows) {
            this.rows = rows;
        }

        @Override
        public void add(SampleRow row) throws IOException {
            samples++;
            rows.add(row);
        }
    }
}
