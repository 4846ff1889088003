package dev.assay.collectors.planning;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.ProcessGroups;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import dev.assay.collectors.source.Source;
import dev.assay.collectors.source.Supply;
import dev.assay.collectors.source.battery.BatterySource;
import dev.assay.collectors.source.cpufreq.CpufreqSource;
import dev.assay.collectors.source.devfreq.DevfreqSource;
import dev.assay.collectors.source.gpu.GpuSource;
import dev.assay.collectors.source.hwmon.HwmonSource;
import dev.assay.collectors.source.iio.IioSource;
import dev.assay.collectors.source.kgsl.KgslSource;
import dev.assay.collectors.source.network.NetworkSource;
import dev.assay.collectors.source.nvidia.NvidiaSource;
import dev.assay.collectors.source.powercap.PowercapSource;
import dev.assay.collectors.source.system.SystemSource;
import dev.assay.collectors.source.thermal.ThermalSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the probe is asked to sample in a trial, and what the channels stand for. The same facts, profile and rates give
 * the same plan.
 *
 * @param groups for the job; empty: the runner is left alone
 * @param sensing for the trial's document
 */
public record SamplingPlan(List<SamplingGroup> groups, Sensing sensing) {
    private static final List<Source> SOURCES = List.of(
            new BatterySource(),
            new HwmonSource(),
            new IioSource(),
            new PowercapSource(),
            new NvidiaSource(),
            new ThermalSource(),
            new CpufreqSource(),
            new GpuSource(),
            new DevfreqSource(),
            new KgslSource(),
            new SystemSource(),
            new NetworkSource());

    public SamplingPlan {
        groups = List.copyOf(groups);
    }

    public static SamplingPlan of(Facts facts, Profile profile, SamplingRates rates) {
        List<SamplingGroup> runner = ProcessGroups.of(rates.process(), rates.memory());
        if (rates.sensors() == 0) {
            return new SamplingPlan(runner, unsensed(facts, profile));
        }
        ChannelNames names = new ChannelNames();
        List.of(ProcessGroups.PROCESS, ProcessGroups.MEMORY, FastGroup.JOINED).forEach(names::reserve);
        runner.forEach(group -> group.channels().forEach(channel -> names.reserve(channel.name())));
        Offer offer = SOURCES.stream()
                .map(source -> source.offer(facts, profile, rates.sensors(), names))
                .reduce(Offer.NOTHING, Offer::and);
        Total total = Total.of(offer, profile);
        SensorGroups sensors = SensorGroups.of(offer.sensors(), total.channels(), rates.sensors(), names);
        return new SamplingPlan(groups(rates, sensors, offer.commands()), sensing(facts, profile, offer, total));
    }

    /** The same, of a device whose sensors something else drives. */
    public SamplingPlan simulatedBy(String what) {
        return new SamplingPlan(groups, sensing.simulatedBy(what));
    }

    private static List<SamplingGroup> groups(SamplingRates rates, SensorGroups sensors, List<SamplingGroup> commands) {
        List<FastGroup> fast = new ArrayList<>();
        ProcessGroups.process(rates.process())
                .ifPresent(process -> fast.add(new FastGroup(process, ProcessGroups.PROCESS_US)));
        fast.addAll(sensors.fast());
        return Stream.of(
                        FastGroup.joined(fast).stream(),
                        ProcessGroups.memory(rates.memory()).stream(),
                        sensors.slow().stream(),
                        commands.stream())
                .flatMap(Function.identity())
                .toList();
    }

    private static Sensing sensing(Facts facts, Profile profile, Offer offer, Total total) {
        List<Rail> rails = offer.supplies().stream().map(Supply::rail).toList();
        Stream<String> printed = offer.commands().stream()
                .flatMap(group -> group.channels().stream())
                .filter(channel -> channel.unit().equals("°C"))
                .map(ChannelRequest::name);
        return new Sensing(
                profile.name(),
                total.rails(),
                rails,
                total.absent(),
                Stream.concat(names(offer, Role.TEMPERATURE), printed).toList(),
                names(offer, Role.FREQUENCY).toList(),
                simulated(facts));
    }

    private static Sensing unsensed(Facts facts, Profile profile) {
        return new Sensing(
                profile.name(),
                List.of(),
                List.of(),
                "the device's sensors were not sampled in this trial",
                List.of(),
                List.of(),
                simulated(facts));
    }

    private static Stream<String> names(Offer offer, Role role) {
        return offer.sensors().stream().filter(sensor -> sensor.role() == role).map(Sensor::name);
    }

    private static String simulated(Facts facts) {
        return facts.sysfsRoot() == null ? null : "files in a folder that stood in for /sys and /proc";
    }
}
