package dev.assay.collectors.source.perfetto;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.perfetto.PerfettoSurvey;
import dev.assay.collectors.perfetto.PerfettoSurvey.Present;
import dev.assay.collectors.perfetto.PerfettoTrace;
import dev.assay.collectors.perfetto.Quantity;
import dev.assay.collectors.perfetto.Recorded;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Recording.Channel;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Supply;
import dev.assay.collectors.source.dumpsys.Dumpsys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Channels of a recording by perfetto, for what the kernel's files do not tell: a rail, zone or battery quantity that a file
 * gives is taken from the file, which is read more often and costs less.
 */
public final class PerfettoSource {
    private static final double MICRO = 1e-6;
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;

    // As of the thermal zones: what no device can have.
    private static final double HOTTEST = 150;

    private final Present survey;
    private final Offer files;
    private final ChannelNames names;

    private PerfettoSource(Present survey, Offer files, ChannelNames names) {
        this.survey = survey;
        this.files = files;
        this.names = names;
    }

    /**
     * @param services tell whether the battery is being charged, where no file does
     * @param files what the kernel's files offer
     * @param names of the plan that the channels belong to
     */
    public static PerfettoOffer offer(
            PerfettoSurvey survey, Facts facts, Dumpsys services, Profile profile, Offer files, ChannelNames names) {
        return switch (survey) {
            case PerfettoSurvey.Absent _ -> PerfettoOffer.NOTHING;
            case Present present -> new PerfettoSource(present, files, names).offer(facts, services, profile);
        };
    }

    /** Whether there is anything that the kernel's files do not tell. */
    public static boolean isNeeded(Offer files) {
        return files.supplies().stream().noneMatch(supply -> supply.rail() instanceof Rail.Counter)
                || files.supplies().stream().noneMatch(supply -> supply.scope() == Supply.Scope.BATTERY)
                || !has(files, sensor -> sensor.role() == Sensor.Role.FREQUENCY)
                || !has(files, sensor -> sensor.role() == Sensor.Role.TEMPERATURE);
    }

    private PerfettoOffer offer(Facts facts, Dumpsys services, Profile profile) {
        List<Supply> supplies = new ArrayList<>();
        List<Channel> rails = rails(supplies);
        PerfettoBattery battery = PerfettoBattery.of(survey, facts, services, profile, files, names);
        battery.supply().ifPresent(supplies::add);
        return new PerfettoOffer(
                rails, battery.channels(), temperatures(), clocks(), loads(), supplies, battery.powerAbsent());
    }

    private List<Channel> rails(List<Supply> supplies) {
        List<Channel> channels = new ArrayList<>();
        for (String key : survey.tried().rails().keySet()) {
            PerfettoTrace.Rail rail = survey.tried().rails().get(key);
            boolean told = files.supplies().stream()
                    .anyMatch(supply -> supply.rail().name().equals(rail.name()));
            if (told || last(key).isEmpty()) {
                continue;
            }
            String subsystem = rail.subsystem() == null ? "" : " (" + rail.subsystem() + ")";
            Channel joules = power(names.name(rail.name(), "j"), "J", rail.name() + subsystem, key, MICRO);
            channels.add(joules);
            supplies.add(new Supply(new Rail.Counter(rail.name(), joules.name(), null), Supply.Scope.RAIL));
        }
        return channels;
    }

    private List<Channel> temperatures() {
        return survey.tried().quantities().keySet().stream()
                .filter(Quantity::isThermal)
                .filter(key -> !has(
                        files,
                        sensor -> sensor.node().kind().equals("thermal")
                                && sensor.node().chip().equals(Quantity.of(key))))
                .filter(key -> last(key).filter(celsius -> celsius < HOTTEST).isPresent())
                .map(key ->
                        system(names.name("temp " + Quantity.of(key), "c"), "°C", "zone " + Quantity.of(key), key, 1))
                .toList();
    }

    private List<Channel> clocks() {
        return has(files, sensor -> sensor.role() == Sensor.Role.FREQUENCY)
                ? List.of()
                : all(Quantity::isCpu, "cpu ", "processor ", KILO);
    }

    private List<Channel> loads() {
        boolean told = has(
                files,
                sensor -> sensor.role() == Sensor.Role.LOAD
                        && sensor.request().unit().equals("Hz")
                        && !sensor.node().kind().equals("cpufreq"));
        return told ? List.of() : all(Quantity::isGpu, "gpu ", "graphics ", MEGA);
    }

    private List<Channel> all(Predicate<String> kind, String words, String source, double scale) {
        return survey.tried().quantities().keySet().stream()
                .filter(kind)
                .filter(key -> last(key).isPresent())
                .map(key -> system(
                        names.name(words + Quantity.of(key) + " clock", "hz"),
                        "Hz",
                        source + Quantity.of(key),
                        key,
                        scale))
                .toList();
    }

    private Channel power(String name, String unit, String what, String key, double scale) {
        return power(survey, name, unit, what, key, scale);
    }

    private Channel system(String name, String unit, String what, String key, double scale) {
        return new Channel(
                name,
                unit,
                "perfetto linux.sys_stats " + what,
                key,
                scale,
                survey.config().systemHz());
    }

    private Optional<Double> last(String key) {
        return last(survey, key);
    }

    static Channel power(Present survey, String name, String unit, String what, String key, double scale) {
        return new Channel(
                name,
                unit,
                "perfetto android.power " + what,
                key,
                scale,
                survey.config().powerHz());
    }

    /** The last number that was recorded when it was tried. */
    static Optional<Double> last(Present survey, String key) {
        return survey.tried()
                .quantity(key)
                .filter(recorded -> recorded.count() > 0)
                .map(PerfettoSource::last);
    }

    private static double last(Recorded recorded) {
        return recorded.values()[recorded.count() - 1];
    }

    static boolean has(Offer files, Predicate<Sensor> which) {
        return files.sensors().stream().anyMatch(which);
    }
}
