package dev.assay.harness.progress;

import dev.assay.harness.export.traces.TraceProgress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar that moves, for a person at a terminal. For one thread. */
public final class TerminalTraceProgress implements TraceProgress, AutoCloseable {
    private final ProgressBar bar;

    public TerminalTraceProgress(PrintStream terminal) {
        this.bar = new ProgressBarBuilder()
                .setTaskName("samples of trials")
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void read(int done, int trials, long samples) {
        bar.maxHint(trials);
        bar.stepTo(done);
        bar.setExtraMessage(" " + samples + " samples");
    }

    @Override
    public void close() {
        bar.close();
    }
}
