package dev.assay.collectors.planning;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.meter.MeterProgram;
import dev.assay.collectors.perfetto.PerfettoConfig;
import dev.assay.collectors.perfetto.PerfettoSurvey;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.ProcessGroups;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Recording;
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
import dev.assay.collectors.source.dumpsys.Dumpsys;
import dev.assay.collectors.source.dumpsys.DumpsysOffer;
import dev.assay.collectors.source.dumpsys.DumpsysSource;
import dev.assay.collectors.source.gpu.GpuSource;
import dev.assay.collectors.source.hwmon.HwmonSource;
import dev.assay.collectors.source.iio.IioSource;
import dev.assay.collectors.source.kgsl.KgslSource;
import dev.assay.collectors.source.network.NetworkSource;
import dev.assay.collectors.source.nvidia.NvidiaSource;
import dev.assay.collectors.source.perfetto.PerfettoOffer;
import dev.assay.collectors.source.perfetto.PerfettoSource;
import dev.assay.collectors.source.powercap.PowercapSource;
import dev.assay.collectors.source.system.SystemSource;
import dev.assay.collectors.source.tegrastats.TegrastatsOffer;
import dev.assay.collectors.source.tegrastats.TegrastatsSource;
import dev.assay.collectors.source.thermal.ThermalSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the probe is asked to sample in a trial, what is recorded beside it, and what the channels stand for. The same facts,
 * survey, profile and rates give the same plan.
 *
 * @param groups for the job; empty: the runner is left alone
 * @param recording what perfetto is asked for; empty: it is left alone
 * @param meters external ones that the coordinator reads meanwhile
 * @param sensing for the trial's document
 */
public record SamplingPlan(
        List<SamplingGroup> groups, Optional<PerfettoConfig> recording, List<MeterProgram> meters, Sensing sensing) {
    private static final PerfettoSurvey UNASKED = new PerfettoSurvey.Absent("it was not asked for");
    private static final String ANDROID = "android";

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
        meters = List.copyOf(meters);
    }

    /** Of a device whose sensors the probe alone reads. */
    public static SamplingPlan of(Facts facts, Profile profile, SamplingRates rates) {
        return of(facts, UNASKED, Dumpsys.NONE, profile, rates);
    }

    /**
     * @param survey what came of asking the device for its perfetto
     * @param services what its services told when the session began
     */
    public static SamplingPlan of(
            Facts facts, PerfettoSurvey survey, Dumpsys services, Profile profile, SamplingRates rates) {
        List<SamplingGroup> runner = ProcessGroups.of(rates.process(), rates.memory());
        if (rates.sensors() == 0) {
            return new SamplingPlan(runner, Optional.empty(), List.of(), unsensed(facts, profile));
        }
        ChannelNames names = new ChannelNames();
        List.of(ProcessGroups.PROCESS, ProcessGroups.MEMORY, FastGroup.JOINED).forEach(names::reserve);
        runner.forEach(group -> group.channels().forEach(channel -> names.reserve(channel.name())));
        Offer files = offer(facts, profile, rates.sensors(), names);
        PerfettoSurvey recorder = atRate(survey, rates.sensors());
        PerfettoOffer recorded = PerfettoSource.offer(recorder, facts, services, profile, files, names);
        DumpsysOffer asked = DumpsysSource.offer(services, facts, files, recorded, names);
        TegrastatsOffer printed = TegrastatsSource.offer(facts, files, rates.sensors(), names);
        Offer offer = files.and(printed.offer())
                .and(new Offer(List.of(), asked.groups(), recorded.supplies(), recorded.powerAbsent()));
        Total total = Total.of(offer, profile);
        SensorGroups sensors = SensorGroups.of(offer.sensors(), total.channels(), rates.sensors(), names);
        Map<String, String> order = profile.platform().equals(ANDROID)
                ? new SourceOrder(facts, files, recorder, recorded, asked).told()
                : new TegrastatsOrder(facts, files, printed).told();
        return new SamplingPlan(
                groups(rates, sensors, offer.commands()),
                config(recorder, recorded),
                List.of(),
                sensing(facts, profile, offer, total, recording(recorder, recorded), order, asked.statuses()));
    }

    /** Whether a perfetto could tell what the kernel's files do not. */
    public static boolean needsRecorder(Facts facts, Profile profile) {
        return PerfettoSource.isNeeded(offer(facts, profile, 1, new ChannelNames()));
    }

    /** The same, of a device whose sensors something else drives. */
    public SamplingPlan simulatedBy(String what) {
        return new SamplingPlan(groups, recording, meters, sensing.simulatedBy(what));
    }

    /** The same, with external meters read beside it. */
    public SamplingPlan meteredBy(List<MeterProgram> beside) {
        return beside.isEmpty()
                ? this
                : new SamplingPlan(
                        groups,
                        recording,
                        beside,
                        sensing.meteredBy(
                                beside.stream().map(MeterProgram::meter).toList()));
    }

    private static Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        return SOURCES.stream()
                .map(source -> source.offer(facts, profile, hz, names))
                .reduce(Offer.NOTHING, Offer::and);
    }

    /** A survey is made at one rate; a trial has its own. */
    private static PerfettoSurvey atRate(PerfettoSurvey survey, int hz) {
        return switch (survey) {
            case PerfettoSurvey.Absent absent -> absent;
            case PerfettoSurvey.Present present ->
                new PerfettoSurvey.Present(
                        present.version(),
                        PerfettoConfig.of(present.config().extent(), hz),
                        present.refused(),
                        present.tried());
        };
    }

    private static Optional<PerfettoConfig> config(PerfettoSurvey survey, PerfettoOffer recorded) {
        return survey instanceof PerfettoSurvey.Present present
                        && !recorded.channels().isEmpty()
                ? Optional.of(present.config())
                : Optional.empty();
    }

    private static Recording recording(PerfettoSurvey survey, PerfettoOffer recorded) {
        return survey instanceof PerfettoSurvey.Present present
                        && !recorded.channels().isEmpty()
                ? new Recording(present.version(), recorded.channels())
                : null;
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

    private static Sensing sensing(
            Facts facts,
            Profile profile,
            Offer offer,
            Total total,
            Recording recording,
            Map<String, String> order,
            List<String> statuses) {
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
                Stream.of(names(offer, Role.TEMPERATURE), printed, recorded(recording, "°C"))
                        .flatMap(Function.identity())
                        .toList(),
                Stream.concat(names(offer, Role.FREQUENCY), recorded(recording, "Hz"))
                        .toList(),
                simulated(facts),
                recording,
                order,
                statuses);
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

    private static Stream<String> recorded(Recording recording, String unit) {
        return Stream.ofNullable(recording)
                .flatMap(r -> r.channels().stream())
                .filter(channel -> channel.unit().equals(unit))
                .map(Recording.Channel::name);
    }

    private static String simulated(Facts facts) {
        return facts.sysfsRoot() == null ? null : "files in a folder that stood in for /sys and /proc";
    }
}
