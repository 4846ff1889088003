package dev.assay.harness.run;

import dev.assay.agents.Device;
import dev.assay.agents.platform.PlatformFacts;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profiles;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigProblem;
import dev.assay.harness.config.ConfigSource;
import dev.assay.harness.plan.Plan;
import dev.assay.harness.plan.PlanDevice;
import dev.assay.harness.plan.Planner;
import dev.assay.harness.plan.Resolver;
import dev.assay.harness.plan.Suite;
import dev.assay.harness.power.PowerSwitches;
import dev.assay.results.store.ResultsStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A suite from its file to rows in the database: plan, provision, plan again with the weights' hashes, measure. */
public final class SuiteRun {
    private final Path bundles;
    private final ResultsStore store;
    private final Provisions provisions;
    private final Resolver resolver;
    private final Profiles profiles;
    private final PowerSwitches switches;
    private final Queue queue;
    private final RunListener listener;

    /**
     * @param bundles folder of all runs' bundles
     * @param resolver names the weights' hashes of what {@code provisions} has had
     * @param profiles of device models
     * @param switches of the devices' power
     * @param patience with a device that another coordinator measures on; 0: none
     */
    public SuiteRun(
            Path bundles,
            ResultsStore store,
            Provisions provisions,
            Resolver resolver,
            Profiles profiles,
            PowerSwitches switches,
            Duration patience,
            RunListener listener) {
        this.bundles = bundles;
        this.store = store;
        this.provisions = provisions;
        this.resolver = resolver;
        this.profiles = profiles;
        this.switches = switches;
        this.queue = Queue.of(patience);
        this.listener = listener;
    }

    /**
     * @return the new run's id
     * @throws AssayException when the suite, a device, the disk or an interrupt stops the whole run; failed trials do not
     * @throws InterruptedException before the run began
     */
    public String start(Suite suite, List<Device> devices, List<String> commandLine, String assayVersion)
            throws AssayException, InterruptedException {
        Instant now = Instant.now();
        TrialDocument.Run run = new TrialDocument.Run(
                RunId.next(now),
                suite.name(),
                suite.source().text(),
                suite.source().sha256(),
                suite.protocol().seed(),
                now,
                List.copyOf(commandLine),
                assayVersion,
                suite.comparisons());
        Plan plan = provisionedPlan(suite, devices);
        RunFolder folder = new RunFolder(bundles, run.id());
        begin(
                folder,
                new RunFolder.Started(
                        run,
                        suite.source().file().toString(),
                        devices.stream().map(d -> d.identity().id()).toList()));
        measure(run, suite, plan, devices, folder);
        return run.id();
    }

    /**
     * Goes on with a run that was cut off, by its own suite and seed.
     *
     * @param choose finds the run's devices by their ids
     * @return the run's id
     */
    public String resume(String id, DeviceChoice choose) throws AssayException, InterruptedException {
        if (!RunId.isOne(id)) {
            throw new UnknownRunException(bundles.resolve(id).normalize());
        }
        RunFolder folder = new RunFolder(bundles, id);
        RunFolder.Started started = started(folder);
        Suite suite = Suite.of(ConfigSource.of(
                        Path.of(started.suiteFile()), started.run().suiteText()))
                .withSeed(started.run().seed());
        List<Device> devices = choose.byIds(started.devices());
        measure(started.run(), suite, provisionedPlan(suite, devices), devices, folder);
        return started.run().id();
    }

    /** Finds devices by id. */
    public interface DeviceChoice {
        List<Device> byIds(List<String> ids) throws AssayException, InterruptedException;
    }

    /**
     * The plan as it stands, without fetching anything.
     *
     * @return at least one trial
     * @throws ConfigException also when nothing is left to measure
     */
    public static Plan plan(Suite suite, List<Device> devices, Resolver resolver) throws ConfigException {
        Plan plan = Planner.plan(
                suite,
                devices.stream()
                        .map(d -> new PlanDevice(
                                d.identity(), d.platform(), d.capacity().processors()))
                        .toList(),
                resolver);
        if (plan.trials().isEmpty()) {
            throw nothingToMeasure(suite, plan);
        }
        return plan;
    }

    /** Everything is had before the first trial; what cannot be had fails its own trials, not the run. */
    private Plan provisionedPlan(Suite suite, List<Device> devices) throws AssayException, InterruptedException {
        Map<String, PlatformFacts> platforms =
                devices.stream().collect(Collectors.toMap(d -> d.identity().id(), Device::platform));
        for (Cell cell : plan(suite, devices, resolver).cells()) {
            try {
                provisions.of(cell, platforms.get(cell.device().id()));
            } catch (AssayException e) {
                listener.on(new RunEvent.NotProvisioned(cell, e));
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return plan(suite, devices, resolver);
    }

    private static ConfigException nothingToMeasure(Suite suite, Plan plan) {
        Path file = suite.source().file();
        return new ConfigException(
                plan.dropped().stream()
                        .map(d ->
                                new ConfigProblem(file, null, null, "", d.description() + " cannot be: " + d.reason()))
                        .toList(),
                "nothing is left to measure; choose other runtimes, models, workloads or devices");
    }

    private void measure(TrialDocument.Run run, Suite suite, Plan plan, List<Device> devices, RunFolder folder)
            throws AssayException {
        RunCoordinator coordinator = new RunCoordinator(store, provisions, profiles, switches, queue, listener);
        try (RunLock _ = RunLock.of(folder.path())) {
            try {
                coordinator.run(run, plan, suite.protocol(), devices, folder);
            } catch (AssayException e) {
                throw RunException.stopped(run.id(), e);
            } catch (InterruptedException e) {
                throw RunException.interrupted(run.id(), folder.path());
            }
        }
    }

    private static void begin(RunFolder folder, RunFolder.Started started) throws RunException {
        try {
            folder.begin(started);
        } catch (IOException e) {
            throw RunException.folder("cannot begin the run", folder.path(), e);
        }
    }

    private static RunFolder.Started started(RunFolder folder) throws AssayException {
        try {
            return folder.started().orElseThrow(() -> new UnknownRunException(folder.path()));
        } catch (IOException e) {
            throw RunException.folder("cannot resume the run", folder.path(), e);
        }
    }
}
