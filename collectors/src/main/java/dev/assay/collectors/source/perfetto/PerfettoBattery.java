package dev.assay.collectors.source.perfetto;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.perfetto.PerfettoSurvey.Present;
import dev.assay.collectors.perfetto.Quantity;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Recording.Channel;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Supply;
import dev.assay.collectors.source.battery.BatterySource;
import dev.assay.collectors.source.battery.CurrentReading;
import dev.assay.collectors.source.dumpsys.Dumpsys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The battery as Android's health layer tells perfetto. That layer hands on what the kernel's {@code current_now} says (AOSP,
 * {@code healthd/BatteryMonitor}), so the unit and the sign are as little known: the profile's calibration counts, and the number
 * of the moment must fit it. perfetto's own documents call a drain positive, the health layer's call it negative.
 *
 * @param powerAbsent why its current is no power
 */
record PerfettoBattery(List<Channel> channels, Optional<Supply> supply, List<String> powerAbsent) {
    private static final double MICRO = 1e-6;
    private static final double COULOMBS_PER_UAH = 3.6e-3;

    static PerfettoBattery of(
            Present survey, Facts facts, Dumpsys services, Profile profile, Offer files, ChannelNames names) {
        List<Channel> channels = new ArrayList<>();
        Optional<Channel> charge = PerfettoSource.last(survey, Quantity.CHARGE)
                .map(_ -> PerfettoSource.power(
                        survey,
                        names.name("battery charge", "coulombs"),
                        "C",
                        "charge counter",
                        Quantity.CHARGE,
                        COULOMBS_PER_UAH));
        charge.ifPresent(channels::add);
        PerfettoSource.last(survey, Quantity.CAPACITY)
                .map(_ -> PerfettoSource.power(
                        survey, names.name("battery level", "pct"), "%", "capacity", Quantity.CAPACITY, 1))
                .ifPresent(channels::add);
        Optional<Channel> volts = told(files, "voltage_now")
                ? Optional.empty()
                : PerfettoSource.last(survey, Quantity.VOLTAGE)
                        .map(_ -> PerfettoSource.power(
                                survey, names.name("battery voltage", "v"), "V", "voltage", Quantity.VOLTAGE, MICRO));
        volts.ifPresent(channels::add);
        Optional<Double> current = PerfettoSource.last(survey, Quantity.CURRENT);
        if (current.isEmpty() || isTold(facts, "current_now")) {
            return new PerfettoBattery(channels, Optional.empty(), List.of());
        }
        return withCurrent(survey, status(facts, services), profile, files, names, channels, volts, current.get());
    }

    private static PerfettoBattery withCurrent(
            Present survey,
            String status,
            Profile profile,
            Offer files,
            ChannelNames names,
            List<Channel> channels,
            Optional<Channel> volts,
            double current) {
        if (profile.battery().isEmpty()) {
            return new PerfettoBattery(channels, Optional.empty(), List.of(BatterySource.UNCALIBRATED));
        }
        Profile.Battery calibration = profile.battery().get();
        Optional<String> implausible = new CurrentReading(current, status).objection(calibration);
        if (implausible.isPresent()) {
            String why = "the battery's calibration in the profile %s does not fit what perfetto records: %s"
                    .formatted(profile.name(), implausible.get());
            return new PerfettoBattery(channels, Optional.empty(), List.of(why));
        }
        Channel amps = PerfettoSource.power(
                survey,
                names.name("battery current", "a"),
                "A",
                "current",
                Quantity.CURRENT,
                calibration.currentUnit().amperes());
        channels.add(amps);
        Optional<String> voltage = volts.map(Channel::name).or(() -> fileOf(files, "voltage_now"));
        if (voltage.isEmpty()) {
            return new PerfettoBattery(
                    channels,
                    Optional.empty(),
                    List.of("perfetto tells the battery's current and nothing its voltage"));
        }
        Rail rail = new Rail.VoltsAmps(
                "battery", voltage.get(), amps.name(), calibration.currentSign().consumption());
        return new PerfettoBattery(channels, Optional.of(new Supply(rail, Supply.Scope.BATTERY)), List.of());
    }

    private static boolean told(Offer files, String file) {
        return fileOf(files, file).isPresent();
    }

    private static Optional<String> fileOf(Offer files, String file) {
        return files.sensors().stream()
                .filter(sensor -> sensor.node().kind().equals("power_supply")
                        && sensor.node().file().equals(file))
                .map(sensor -> sensor.name())
                .findFirst();
    }

    private static boolean isTold(Facts facts, String file) {
        return facts.nodes("power_supply")
                .anyMatch(node -> node.file().equals(file) && node.number().isPresent());
    }

    /** The kernel's word, or the battery service's; null where nobody tells it. */
    private static String status(Facts facts, Dumpsys services) {
        return facts.nodes("power_supply")
                .filter(node -> node.file().equals("type") && "Battery".equals(node.text()))
                .findFirst()
                .flatMap(type -> facts.beside(type, "status"))
                .map(Node::text)
                .orElse(services.batteryStatus());
    }
}
