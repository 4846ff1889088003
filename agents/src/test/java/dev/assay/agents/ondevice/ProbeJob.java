package dev.assay.agents.ondevice;

import dev.assay.agents.job.Job;
import dev.assay.collectors.sampling.ProcessGroups;
import dev.assay.collectors.sampling.SamplingGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;

/** A job for the real probe, whose runner is a small real program. */
record ProbeJob(
        List<String> argv,
        String speaks,
        Map<String, String> env,
        OptionalInt threads,
        List<Integer> cpus,
        Job.Limits limits,
        List<SamplingGroup> sampling,
        OptionalInt holdMs) {
    private static final String ABI =
            "linux-" + (System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch"));

    static ProbeJob running(String... argv) {
        return new ProbeJob(
                List.of(argv),
                "output",
                Map.of(),
                OptionalInt.empty(),
                List.of(),
                Job.Limits.deadline(20_000),
                ProcessGroups.of(100, 10),
                OptionalInt.empty());
    }

    /** Runs the test runner that fails on demand: on-device/test/misbehave.c. */
    static ProbeJob misbehaving(String... things) {
        List<String> argv = new ArrayList<>(List.of(program("misbehave").toString()));
        argv.addAll(List.of(things));
        return running(argv.toArray(String[]::new));
    }

    static Path program(String name) {
        return Path.of(System.getProperty("basedir"), "target", "on-device", ABI, name);
    }

    ProbeJob speakingEvents() {
        return new ProbeJob(argv, "events", env, threads, cpus, limits, sampling, holdMs);
    }

    ProbeJob with(Map<String, String> environment) {
        return new ProbeJob(argv, speaks, environment, threads, cpus, limits, sampling, holdMs);
    }

    /** The runner's; without it the probe does not know them. */
    ProbeJob threads(int some) {
        return new ProbeJob(argv, speaks, env, OptionalInt.of(some), cpus, limits, sampling, holdMs);
    }

    /** On which the runner is to run. */
    ProbeJob cpus(List<Integer> some) {
        return new ProbeJob(argv, speaks, env, threads, some, limits, sampling, holdMs);
    }

    ProbeJob deadline(long ms) {
        return limits(Job.Limits.deadline(ms));
    }

    ProbeJob limits(Job.Limits some) {
        return new ProbeJob(argv, speaks, env, threads, cpus, some, sampling, holdMs);
    }

    ProbeJob held(int ms) {
        return new ProbeJob(argv, speaks, env, threads, cpus, limits, sampling, OptionalInt.of(ms));
    }

    ProbeJob rates(int process, int memory) {
        return sampling(ProcessGroups.of(process, memory));
    }

    ProbeJob sampling(List<SamplingGroup> groups) {
        return new ProbeJob(argv, speaks, env, threads, cpus, limits, groups, holdMs);
    }

    String json() {
        Map<String, Object> job = new LinkedHashMap<>(Map.of(
                "schema",
                "assay.job/2",
                "id",
                "test-1",
                "runner",
                Map.of("argv", argv, "env", env, "speaks", speaks),
                "limits",
                limits,
                "sampling",
                sampling));
        threads.ifPresent(some -> job.put("threads", some));
        if (!cpus.isEmpty()) {
            job.put("cpus", cpus);
        }
        holdMs.ifPresent(some -> job.put("hold_ms", some));
        return JsonMapper.shared().writeValueAsString(job);
    }

    /** Starts the probe on this job; the bundle is {@code folder/bundle}. */
    ProbeRun start(Path folder) throws IOException {
        return start(folder, folder.resolve("bundle"), List.of());
    }

    /** The same, with the bundle elsewhere, and the probe started through another program. */
    ProbeRun start(Path folder, Path bundle, List<String> through) throws IOException {
        Path job = Files.writeString(folder.resolve("job.json"), json());
        Path complaints = folder.resolve("probe.err");
        List<String> command = new ArrayList<>(through);
        command.addAll(List.of(program("probe").toString(), "run", job.toString(), "--bundle", bundle.toString()));
        Process probe = new ProcessBuilder(command)
                .redirectError(complaints.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new ProbeRun(probe, bundle, complaints);
    }

    ProbeRun run(Path folder) throws IOException, InterruptedException {
        return start(folder).finished();
    }
}
