package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.EventsReader;
import dev.assay.collectors.bundle.JobExcerpt;
import dev.assay.collectors.bundle.TraceReader;
import dev.assay.collectors.bundle.TrialDocument.Outcome;
import dev.assay.collectors.event.Event;
import dev.assay.collectors.event.Events;
import dev.assay.collectors.trace.RunnerEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads from what a device left how the trial ended: the probe's end record and the runner's last word. */
public final class Outcomes {
    private Outcomes() {}

    /**
     * @param bundleDir sealed or not; the coordinator asks before it seals
     * @throws BundleException when a file is there and cannot be read
     */
    public static Outcome read(Path bundleDir) throws BundleException {
        Path trace = bundleDir.resolve(BundleFiles.TRACE);
        if (!Files.exists(trace)) {
            return Outcome.failed(
                    Failure.DEVICE_LOST, "the probe left no trace: it never started, or its files are lost");
        }
        Optional<RunnerEnd> end = TraceReader.read(trace).end();
        if (end.isEmpty()) {
            return Outcome.failed(
                    Failure.DEVICE_LOST,
                    "the trace stops before the runner's end: the probe was stopped or the device lost power");
        }
        Path events = bundleDir.resolve(BundleFiles.EVENTS);
        return outcome(
                end.get().outcome(),
                Files.exists(events) ? EventsReader.read(events) : new Events(List.of(), List.of()),
                JobExcerpt.find(bundleDir),
                LastWords.of(bundleDir.resolve(BundleFiles.RUNNER_ERR)));
    }

    private static Outcome outcome(
            RunnerEnd.Outcome end, Events events, Optional<JobExcerpt> job, Optional<String> lastWords) {
        String said = events.error()
                .map(Outcomes::words)
                .or(() -> lastWords)
                .map("; it said: "::concat)
                .orElse("");
        String probe = end.detail() == null ? "" : ": " + end.detail();
        return switch (end.how()) {
            case EXITED -> exited(end, events, job, probe + said);
            case SIGNALLED ->
                failed(Failure.CRASHED, end, "the runner was ended by " + Signals.name(end.signal()) + probe + said);
            case OOM_KILLED ->
                failed(Failure.OOM_KILLED, end, "the kernel ended the runner because memory ran out" + probe);
            case TIMED_OUT ->
                failed(Failure.TIMED_OUT, end, "the runner was stopped at its deadline" + deadline(job) + said);
            case STOPPED ->
                failed(
                        probe.contains("could not be written") ? Failure.NO_SPACE : Failure.CANCELLED,
                        end,
                        "the probe stopped the runner before its end" + probe);
            case TEMPERATURE_LIMIT ->
                failed(Failure.LIMIT_EXCEEDED, end, "the device grew hotter than the job allows" + probe + said);
            case MEMORY_LIMIT ->
                failed(Failure.LIMIT_EXCEEDED, end, "the runner used more memory than the job allows" + probe + said);
            case NOT_STARTED -> notStarted(end);
            case CPUS_REFUSED ->
                failed(
                        Failure.UNSUPPORTED,
                        end,
                        "the runner was not started" + probe + "; name some of these in protocol.prepare.affinity");
        };
    }

    private static Outcome exited(RunnerEnd.Outcome end, Events events, Optional<JobExcerpt> job, String said) {
        Optional<Event.Error> error = events.error();
        if (error.isPresent()) {
            return failed(failure(error.get().code()), end, "the runner said: " + words(error.get()));
        }
        if (end.exitCode() == null || end.exitCode() != 0) {
            return failed(Failure.EXITED, end, "the runner exited with code " + end.exitCode() + said);
        }
        boolean speaksEvents = job.map(JobExcerpt::runner)
                .filter(runner -> runner.speaks() == JobExcerpt.Speaks.EVENTS)
                .isPresent();
        return speaksEvents && events.end().isEmpty()
                ? failed(Failure.BAD_OUTPUT, end, "the runner exited with code 0 and wrote no end event" + said)
                : Outcome.finished();
    }

    private static Failure failure(Event.Error.Code code) {
        return switch (code) {
            case BAD_MODEL -> Failure.BAD_MODEL;
            case UNSUPPORTED -> Failure.UNSUPPORTED;
            case NO_MEMORY -> Failure.NO_MEMORY;
            case BAD_JOB, RUNTIME -> Failure.EXITED;
        };
    }

    // What exec(2) says of a program for another ABI (ENOEXEC), and of one that is missing or not executable.
    private static Outcome notStarted(RunnerEnd.Outcome end) {
        String why = end.detail() == null ? "the probe does not say why" : end.detail();
        Failure failure = why.contains("Exec format error")
                ? Failure.UNSUPPORTED
                : why.contains("No such file") || why.contains("Permission denied")
                        ? Failure.NOT_PROVISIONED
                        : Failure.EXITED;
        return failed(failure, end, "the runner could not be started: " + why);
    }

    private static String words(Event.Error error) {
        return error.message() == null ? error.code().name() : error.code() + ", " + error.message();
    }

    private static String deadline(Optional<JobExcerpt> job) {
        return job.map(JobExcerpt::limits)
                .map(JobExcerpt.Limits::deadlineMs)
                .map(ms -> " of " + ms / 1e3 + " s")
                .orElse("");
    }

    private static Outcome failed(Failure failure, RunnerEnd.Outcome end, String detail) {
        return new Outcome(failure, detail, end.exitCode(), end.signal());
    }
}
