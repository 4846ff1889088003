package dev.assay.harness.run;

import dev.assay.agents.DeviceSession;
import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.planning.SamplingRates;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Profiles;
import dev.assay.harness.plan.Suite;
import dev.assay.harness.plan.SuiteDefaults;
import java.time.Duration;
import java.util.List;

/**
 * What a device can sense: the facts that its probe found, and the profile of its model.
 *
 * @param facts as they were when the session began: names of hwmon folders change from boot to boot
 */
public record SensorSurvey(Facts facts, Profile profile) {
    /** Some hundred files; a slow one takes milliseconds, nvidia-smi seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /**
     * @param platform of the device: linux, android or ios
     * @throws AssayException when the probe does not answer, or no profile is for the platform
     */
    public static SensorSurvey of(DeviceSession session, String platform, Profiles profiles)
            throws AssayException, InterruptedException {
        Facts facts = Facts.parse(session.probe(List.of("facts"), DEADLINE));
        Profile profile = profiles.of(facts, platform).orElseThrow(() -> RunException.noProfile(platform));
        return new SensorSurvey(facts, profile);
    }

    /** As a suite without rates of its own would sample. */
    public SamplingPlan plan() {
        return plan(rates(
                new Suite.Rates(SuiteDefaults.PROCESS_RATE, SuiteDefaults.MEMORY_RATE, SuiteDefaults.SENSOR_RATE)));
    }

    SamplingPlan plan(SamplingRates rates) {
        return SamplingPlan.of(facts, profile, rates);
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
