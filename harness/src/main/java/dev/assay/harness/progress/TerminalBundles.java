package dev.assay.harness.progress;

import dev.assay.results.store.ImportProgress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar that moves as bundles are read, for a person at a terminal. For one thread. */
public final class TerminalBundles implements ImportProgress, AutoCloseable {
    private final PrintStream terminal;
    private final String task;
    private ProgressBar bar;

    /** @param task such as "importing" */
    public TerminalBundles(PrintStream terminal, String task) {
        this.terminal = terminal;
        this.task = task;
    }

    @Override
    public void at(int done, int total) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setUnit(" bundles", 1)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal))
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
