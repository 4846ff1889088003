package dev.assay.harness.cli;

import dev.assay.agents.Device;
import dev.assay.collectors.problem.AssayException;
import dev.assay.dashboards.report.HtmlReport;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.catalog.Catalogs;
import dev.assay.harness.catalog.StoreProvisions;
import dev.assay.harness.export.Exporter;
import dev.assay.harness.home.Home;
import dev.assay.harness.plan.Suite;
import dev.assay.harness.power.LeftCuts;
import dev.assay.harness.power.PowerSwitches;
import dev.assay.harness.profile.ProfileFiles;
import dev.assay.harness.progress.PlainProgress;
import dev.assay.harness.progress.TerminalProgress;
import dev.assay.harness.run.RunEvent;
import dev.assay.harness.run.RunListener;
import dev.assay.harness.run.SuiteRun;
import dev.assay.harness.view.Artifacts;
import dev.assay.harness.view.ResultTable;
import dev.assay.harness.view.RunJson;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RunSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One run from the command line: progress on standard error, results on standard output, files where they belong. */
final class SuiteSession {
    private final JsonCommand command;
    private final RunOptions options;
    private final Home home;
    private final AtomicBoolean leftChanged = new AtomicBoolean();

    SuiteSession(JsonCommand command, RunOptions options) {
        this.command = command;
        this.options = options;
        this.home = command.home();
    }

    int start(Suite suite) throws AssayException, InterruptedException {
        restorePower();
        List<Device> devices = Attached.to(home).select(options.devices);
        return measured(run -> run.start(suite, devices, command.commandLine(), Version.current()));
    }

    int resume(String id) throws AssayException, InterruptedException {
        restorePower();
        return measured(run -> run.resume(id, Attached.to(home)::select));
    }

    /** A device without power may not be seen at all: first of all. */
    private void restorePower() {
        LeftCuts.restore(home.cutPower()).forEach(left -> command.err().println(left.words()));
    }

    private interface Measurement {
        /** @return the run's id */
        String take(SuiteRun run) throws AssayException, InterruptedException;
    }

    /** Errors are told before the interruption's end, for that lets a process that was told to stop go. */
    private int measured(Measurement measurement) throws InterruptedException {
        try (Interruption _ = Interruption.ofThisThread()) {
            try (ResultsStore store = options.store.openOrMake(home)) {
                return show(store, taken(measurement, store));
            } catch (AssayException e) {
                return command.report(e);
            }
        }
    }

    private String taken(Measurement measurement, ResultsStore store) throws AssayException, InterruptedException {
        if (!Screen.watched()) {
            return measurement.take(suiteRun(store, new PlainProgress(command.err())));
        }
        try (TerminalProgress progress = new TerminalProgress(System.err)) {
            return measurement.take(suiteRun(store, progress));
        }
    }

    private SuiteRun suiteRun(ResultsStore store, RunListener progress) throws AssayException {
        Catalogs catalogs = Catalogs.load(home);
        ArtifactStore artifacts = ArtifactStore.open(
                home.cache(), (what, done, total) -> progress.on(new RunEvent.Preparing(what, done, total)));
        StoreProvisions provisions = new StoreProvisions(home, catalogs, artifacts);
        return new SuiteRun(
                home.bundles(),
                store,
                provisions,
                catalogs.resolver(provisions::had),
                ProfileFiles.read(home.profiles()),
                PowerSwitches.read(home.powerFile(), home.cutPower()),
                options.patience,
                event -> {
                    if (event instanceof RunEvent.LeftChanged) {
                        leftChanged.set(true);
                    }
                    progress.on(event);
                });
    }

    private int show(ResultsStore store, String id) throws AssayException {
        RunSummary run = store.run(id).orElseThrow();
        Path out = options.out == null ? home.exports() : options.out;
        Artifacts artifacts =
                new Artifacts(options.store.file(home), out.resolve(id + ".xlsx"), out.resolve(id + ".html"));
        Exporter.export(List.of(run), artifacts.xlsx());
        HtmlReport.write(List.of(run), artifacts.html());
        if (command.json()) {
            command.out().println(RunJson.text(run, artifacts));
        } else {
            command.out().println(ResultTable.text(List.of(run), Screen.columns()));
            command.out().println("spreadsheet  " + artifacts.xlsx());
            command.out().println("report       " + artifacts.html());
            command.out().println("database     " + artifacts.db());
        }
        if (leftChanged.get()) {
            return ExitCode.LEFT_CHANGED;
        }
        boolean whole = run.cells().stream()
                .map(CellSummary::trials)
                .allMatch(trials -> trials.failed() == 0 && trials.valid() > 0);
        return whole ? ExitCode.DONE : ExitCode.TRIALS_FAILED;
    }
}
