package dev.assay.collectors.bundle;

/** The names of a bundle's files, as docs/formats/bundle.md lists them. */
public final class BundleFiles {
    public static final String JOB = "job.json";
    public static final String TRACE = "trace.bin";

    /** What the device's perfetto recorded beside the trace, as it wrote it. */
    public static final String RECORDING = "recording.perfetto-trace";

    public static final String EVENTS = "events.jsonl";
    public static final String RUNNER_OUT = "runner.out";
    public static final String RUNNER_ERR = "runner.err";
    public static final String TRIAL = "trial.json";
    public static final String MANIFEST = Manifest.FILE;

    private BundleFiles() {}
}
