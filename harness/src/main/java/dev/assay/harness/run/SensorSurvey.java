package dev.assay.harness.run;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.meter.MeterProgram;
import dev.assay.collectors.perfetto.PerfettoSurvey;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.planning.SamplingRates;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.source.dumpsys.Dumpsys;
import dev.assay.harness.plan.Suite;
import dev.assay.harness.plan.SuiteDefaults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a device can sense: the facts that its probe found, what its own tracer records, and the profile of its model.
 *
 * @param facts as they were when the session began: names of hwmon folders change from boot to boot
 * @param recorder what came of asking it for its perfetto
 * @param services what its services told
 * @param meters external ones of the device
 * @param simulated why its sensors are none of a real device; empty for a real one
 */
public record SensorSurvey(
        Facts facts,
        PerfettoSurvey recorder,
        Dumpsys services,
        Profile profile,
        List<MeterProgram> meters,
        Optional<String> simulated) {
    private static final PerfettoSurvey UNNEEDED = new PerfettoSurvey.Absent(
            "the kernel's files tell rails, battery, temperatures and clocks, so it was not started");

    /** Some hundred files; a slow one takes milliseconds, nvidia-smi seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /**
     * @param session with {@code device}
     * @throws AssayException when the probe does not answer, or no profile is for the platform
     */
    public static SensorSurvey of(DeviceSession session, Device device, Profiles profiles)
            throws AssayException, InterruptedException {
        Facts facts = Facts.parse(session.probe(List.of("facts"), DEADLINE));
        String platform = device.identity().platform();
        Optional<String> named = device.listing().profile();
        Profile profile = named.isPresent()
                ? profiles.named(named.get()).orElseThrow(() -> RunException.noProfileNamed(named.get(), device))
                : profiles.of(facts, platform, device.identity().model())
                        .orElseThrow(() -> RunException.noProfile(platform));
        PerfettoSurvey recorder = SamplingPlan.needsRecorder(facts, profile) ? RecorderSurvey.of(session) : UNNEEDED;
        return new SensorSurvey(
                facts,
                recorder,
                Dumpsys.of(session.services()),
                profile,
                device.listing().meters(),
                device.simulatedSensors());
    }

    /** As a suite without rates of its own would sample. */
    public SamplingPlan plan() {
        return plan(rates(
                new Suite.Rates(SuiteDefaults.PROCESS_RATE, SuiteDefaults.MEMORY_RATE, SuiteDefaults.SENSOR_RATE)));
    }

    SamplingPlan plan(SamplingRates rates) {
        SamplingPlan plan = SamplingPlan.of(facts, recorder, services, profile, rates);
        SamplingPlan metered = rates.sensors() == 0 ? plan : plan.meteredBy(meters);
        return simulated.map(metered::simulatedBy).orElse(metered);
    }

    /** Of a runner that is left alone. */
    SamplingPlan bare() {
        return plan(SamplingRates.NONE);
    }

    static SamplingRates rates(Suite.Rates rates) {
        return new SamplingRates(
                (int) rates.process().perSecond(), (int) rates.memory().perSecond(), (int)
                        rates.sensors().perSecond());
    }
}
