package dev.assay.harness.run;

import dev.assay.agents.Device;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.meter.MeterProgram;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.sensing.Meter;
import dev.assay.harness.plan.Plan;
import dev.assay.harness.plan.PlannedTrial;
import dev.assay.harness.plan.Suite.Protocol;
import dev.assay.harness.power.PowerSwitches;
import dev.assay.results.store.ResultsStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Takes a plan through: every device is one plain sequential program on a thread of its own, every trial ends as a sealed
 * bundle and a row of the database. A result is never repeated, so a run that was cut off goes on where it was.
 */
final class RunCoordinator {
    private final ResultsStore store;
    private final Provisions provisions;
    private final Profiles profiles;
    private final PowerSwitches switches;
    private final Queue queue;
    private final RunListener listener;

    RunCoordinator(
            ResultsStore store,
            Provisions provisions,
            Profiles profiles,
            PowerSwitches switches,
            Queue queue,
            RunListener listener) {
        this.store = store;
        this.provisions = provisions;
        this.profiles = profiles;
        this.switches = switches;
        this.queue = queue;
        this.listener = listener;
    }

    /**
     * @param folder of this run, begun
     * @throws AssayException the first, in the order of the devices, of what ended a device's share before its last trial: a
     *     device that cannot be opened, a bundle that cannot be written, a defect. The other devices' shares are taken to their
     *     ends first; what is sealed stays
     */
    void run(TrialDocument.Run run, Plan plan, Protocol protocol, List<Device> devices, RunFolder folder)
            throws AssayException, InterruptedException {
        List<Callable<Void>> shares = new ArrayList<>();
        RunListener ofSeveral = devices.size() > 1 ? listener : _ -> {}; // of one alone the exception tells
        int remaining = 0;
        for (int i = 0; i < devices.size(); i++) {
            Device device = devices.get(i);
            List<PlannedTrial> trials = plan.trialsOf(device.identity().id());
            List<Remaining> todo = Remaining.of(run.id(), i, trials, meters(device, protocol), folder, store);
            remaining += todo.size();
            DeviceProgram.Share share = new DeviceProgram.Share(run, device, i, todo, trials.size(), protocol, folder);
            shares.add(() -> taken(share, ofSeveral));
        }
        listener.on(new RunEvent.Planned(run, plan, plan.trials().size() - remaining));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            join(shares.stream().map(threads::submit).toList());
        }
    }

    /** Beside the device's sampled trials. */
    private static Set<Meter> meters(Device device, Protocol protocol) {
        return SensorSurvey.rates(protocol.rates()).sensors() == 0
                ? Set.of()
                : device.listing().meters().stream().map(MeterProgram::meter).collect(Collectors.toSet());
    }

    /** A defect that is met on one device, an {@link Error} too, is an end of that device's share, and no end of the others'. */
    private Void taken(DeviceProgram.Share share, RunListener ofSeveral) throws AssayException, InterruptedException {
        try {
            return new DeviceProgram(share, store, provisions, profiles, switches, queue, Quarantine.STANDARD, listener)
                    .call();
        } catch (RuntimeException | Error defect) {
            throw told(ofSeveral, share, RunException.defect(share.device(), kept(share, defect), defect));
        } catch (AssayException e) {
            throw told(ofSeveral, share, e);
        }
    }

    private static <E extends AssayException> E told(RunListener ofSeveral, DeviceProgram.Share share, E why) {
        ofSeveral.on(new RunEvent.Ended(share.device().identity().id(), why));
        return why;
    }

    private static String kept(DeviceProgram.Share share, Throwable defect) {
        try {
            return share.folder().keepDefect(share.index(), defect).toString();
        } catch (IOException e) {
            return "these words (where it came from could not be kept: " + e.getMessage() + ")";
        }
    }

    /** All devices finish, whatever becomes of one; then the first failure is thrown. */
    private static void join(List<Future<Void>> programs) throws AssayException, InterruptedException {
        AssayException first = null;
        try {
            for (Future<Void> program : programs) {
                try {
                    program.get();
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case AssayException problem -> first = first == null ? problem : first;
                        case InterruptedException interrupted -> throw interrupted;
                        default -> throw new IllegalStateException(e.getCause());
                    }
                }
            }
        } finally {
            programs.forEach(p -> p.cancel(true));
        }
        if (first != null) {
            throw first;
        }
    }
}
