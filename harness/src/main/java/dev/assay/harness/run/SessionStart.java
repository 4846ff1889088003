package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.facts.BandwidthOutput;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.sensing.SessionMeasurements;
import dev.assay.collectors.sensing.SessionMeasurements.Bandwidth;
import dev.assay.collectors.sensing.SessionMeasurements.Idle;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.plan.Suite.Protocol;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The beginning of a session: what the device can sense, and what is measured of the device itself, once. A resumed run takes
 * the measurements of its first session, so that all its bundles say the same.
 */
final class SessionStart {
    private static final Duration BANDWIDTH_TIME = Duration.ofSeconds(2);

    /** Passes, and the buffer that is filled before them. */
    private static final Duration BANDWIDTH_DEADLINE = Duration.ofSeconds(60);

    private final DeviceSession session;
    private final Protocol protocol;
    private final RunFolder folder;
    private final int device;
    private final IdleBaseline idle;
    private final Consumer<String> telling;

    /**
     * @param device the place of the device among the run's, 0 and up
     * @param telling told what is measured before it is
     */
    SessionStart(
            DeviceSession session,
            Protocol protocol,
            RunFolder folder,
            int device,
            IdleBaseline idle,
            Consumer<String> telling) {
        this.session = session;
        this.protocol = protocol;
        this.folder = folder;
        this.device = device;
        this.idle = idle;
        this.telling = telling;
    }

    /**
     * @param sensors what was found on the device
     * @param cells that the session is for
     * @throws AssayException when the run's folder cannot be read or written; what cannot be measured is absent instead
     */
    DeviceSenses with(SensorSurvey sensors, Collection<Cell> cells) throws AssayException, InterruptedException {
        SamplingPlan sampled = sensors.plan(SensorSurvey.rates(protocol.rates()));
        DeviceSenses senses = new DeviceSenses(sampled, sensors.bare(), measurements(sampled, cells));
        if (protocol.limits().temperature().isPresent() && !senses.measuresTemperature()) {
            telling.accept("no limit of temperature: nothing that is sampled tells one");
        }
        return senses;
    }

    private SessionMeasurements measurements(SamplingPlan sampled, Collection<Cell> cells)
            throws AssayException, InterruptedException {
        try {
            Optional<SessionMeasurements> earlier = folder.session(device);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            SessionMeasurements measured = measured(sampled, cells);
            folder.keepSession(device, measured);
            return measured;
        } catch (IOException e) {
            throw RunException.folder("cannot keep what was measured of the device", folder.path(), e);
        }
    }

    private SessionMeasurements measured(SamplingPlan sampled, Collection<Cell> cells)
            throws AgentException, InterruptedException {
        Measured<Idle> atRest = atRest(sampled, cells);
        Measured<Bandwidth> memory = memory(cells);
        return new SessionMeasurements(atRest.value(), atRest.absent(), memory.value(), memory.absent());
    }

    /** @param absent why there is no value; null when there is one */
    private record Measured<T>(T value, String absent) {
        static <T> Measured<T> absent(String why) {
            return new Measured<>(null, why);
        }
    }

    private Measured<Idle> atRest(SamplingPlan sampled, Collection<Cell> cells)
            throws AgentException, InterruptedException {
        if (sampled.sensing().total().isEmpty()) {
            return Measured.absent(sampled.sensing().powerAbsent());
        }
        if (protocol.idle().isZero()) {
            return Measured.absent("the suite asks for no idle baseline (protocol.idle: 0 s)");
        }
        if (cells.stream().noneMatch(SessionStart::isSampled)) {
            return Measured.absent("no cell of the run is sampled");
        }
        telling.accept("the device at rest, for " + protocol.idle().toMillis() / 1e3 + " s");
        try {
            return new Measured<>(idle.measure(session, sampled, protocol.idle()), null);
        } catch (AssayException e) {
            return Measured.absent(unlessLost(e));
        }
    }

    /** That the device went away is no reason that holds for the rest of the run: it is asked again when it is back. */
    private static String unlessLost(AssayException e) throws AgentException {
        if (e instanceof AgentException lost && lost.failure() == Failure.DEVICE_LOST) {
            throw lost;
        }
        return e.getMessage();
    }

    private Measured<Bandwidth> memory(Collection<Cell> cells) throws AgentException, InterruptedException {
        if (cells.stream().noneMatch(cell -> isSampled(cell) && generates(cell.workload()))) {
            return Measured.absent("no sampled cell of the run generates tokens");
        }
        telling.accept("the memory bandwidth, for " + BANDWIDTH_TIME.toSeconds() + " s");
        try {
            String said = session.probe(
                    List.of("bandwidth", "--seconds", Long.toString(BANDWIDTH_TIME.toSeconds()), "--json"),
                    BANDWIDTH_DEADLINE);
            return new Measured<>(BandwidthOutput.parse(said).measurement(), null);
        } catch (AssayException e) {
            return Measured.absent(unlessLost(e));
        }
    }

    private static boolean isSampled(Cell cell) {
        return cell.collectors() == Cell.Collectors.ALL;
    }

    private static boolean generates(Workload workload) {
        return !(workload instanceof Workload.Infer);
    }
}
