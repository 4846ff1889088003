package dev.assay.harness.progress;

import dev.assay.collectors.verdict.Verdict;
import dev.assay.harness.run.RunEvent;
import dev.assay.harness.run.RunListener;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar that moves, for a person at a terminal; what went wrong stays above it. Safe for use by many threads. */
public final class TerminalProgress implements RunListener, AutoCloseable {
    /** Drawing must not disturb what is measured on this very machine: once a second costs nothing that can be seen. */
    private static final Duration REDRAW = Duration.ofSeconds(1);

    private final PrintStream terminal;
    private final ToldReasons reasons = new ToldReasons();
    private ProgressBar bar;

    public TerminalProgress(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void on(RunEvent event) {
        switch (event) {
            case RunEvent.Preparing p -> prepare(p);
            case RunEvent.Planned p -> {
                close();
                int trials = p.plan().trials().size();
                terminal.println("run " + p.run().id() + ": " + trials + " trials");
                bar = start("measuring", trials);
                bar.stepTo(p.alreadyDone());
            }
            case RunEvent.NotProvisioned n -> above(reasons.notProvisioned(n));
            case RunEvent.Session s -> message(s.what());
            case RunEvent.Preparation p -> above(Lines.preparation(p));
            case RunEvent.LeftChanged c -> above(Lines.leftChanged(c));
            case RunEvent.Lost l -> above(Lines.lost(l));
            case RunEvent.Ended e -> above(Lines.ended(e));
            case RunEvent.Sending s -> message(Lines.sending(s) + ": " + Lines.sent(s));
            case RunEvent.Removed r -> above(Lines.removed(r));
            case RunEvent.Waiting w -> message("waiting: " + w.why());
            case RunEvent.TrialStarted s -> message(Lines.cell(s.cell()));
            case RunEvent.TrialEnded e -> end(e);
        }
    }

    private void prepare(RunEvent.Preparing p) {
        if (bar == null) {
            bar = start("preparing", -1);
        }
        bar.setExtraMessage(" " + p.what() + " " + Lines.amount(p.done(), p.total()));
    }

    private void end(RunEvent.TrialEnded e) {
        if (!(e.verdict() instanceof Verdict.Valid)) {
            above(Lines.cell(e.cell()) + ": " + reasons.verdict(e));
        }
        if (bar != null) {
            bar.step();
        }
    }

    private void above(String line) {
        terminal.println("\r\u001B[K" + line);
    }

    private void message(String text) {
        if (bar != null) {
            bar.setExtraMessage(" " + text);
        }
    }

    private ProgressBar start(String task, long max) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis((int) REDRAW.toMillis())
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
