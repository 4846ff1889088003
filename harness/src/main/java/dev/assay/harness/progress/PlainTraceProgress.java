package dev.assay.harness.progress;

import dev.assay.harness.export.traces.TraceProgress;
import java.io.PrintWriter;

/** A line at the begin, at each tenth of the trials and at the end: what a log should hold. */
public final class PlainTraceProgress implements TraceProgress {
    private static final int LINES = 10;

    private final PrintWriter out;
    private int said = -1;

    public PlainTraceProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void read(int done, int trials, long samples) {
        int tenth = trials == 0 ? LINES : (int) ((long) done * LINES / trials);
        if (tenth > said) {
            said = tenth;
            out.println("samples of " + done + "/" + trials + " trials: " + samples);
            out.flush();
        }
    }
}
