package dev.assay.collectors.source.battery;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import dev.assay.collectors.source.Source;
import dev.assay.collectors.source.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Batteries of {@code /sys/class/power_supply} (Documentation/ABI/testing/sysfs-class-power of Linux: µV, µA, 0.1 °C).
 * Drivers keep to the ABI for voltage and temperature, but not for the unit and the sign of the current: without both from
 * the device's profile there is no power, nor where the reading of the moment cannot be what the profile makes of it.
 */
public final class BatterySource implements Source {
    /** Why a battery yields no power. */
    public static final String UNCALIBRATED = "unit and sign of this battery's current are not calibrated";

    private static final double VOLTS = 1e-6;
    private static final double DEGREES = 0.1;

    /** What the kernel calls the one that powers the device, where a gauge or a charger lists a second view of it. */
    private static final String MAIN = "battery";

    /** Packs beside each other, as ACPI names them: the device draws from all. */
    private static final Pattern PACK = Pattern.compile("BAT[0-9]+");

    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        List<Node> batteries = facts.nodes("power_supply")
                .filter(node -> node.file().equals("type") && "Battery".equals(node.text()))
                .filter(node -> !isOfAnotherDevice(facts, node))
                .toList();
        Set<String> powering = powering(batteries);
        Offer all = batteries.stream()
                .map(type -> {
                    Offer offer = battery(facts, profile, type, names);
                    return powering.contains(type.chip()) ? offer : Offer.of(offer.sensors());
                })
                .reduce(Offer.NOTHING, Offer::and);
        return batteries.isEmpty() || !powering.isEmpty() ? all : all.and(undecided(batteries));
    }

    /** Such as of a pen or a gamepad. */
    private static boolean isOfAnotherDevice(Facts facts, Node type) {
        return facts.beside(type, "scope")
                .filter(scope -> "Device".equals(scope.text()))
                .isPresent();
    }

    /** Names of those whose sum is what the device draws: a second view of one must not count again. None where that is not told. */
    private static Set<String> powering(List<Node> batteries) {
        Set<String> names = batteries.stream().map(Node::chip).collect(Collectors.toSet());
        if (names.size() == 1
                || names.stream().allMatch(name -> PACK.matcher(name).matches())) {
            return names;
        }
        return names.contains(MAIN) ? Set.of(MAIN) : Set.of();
    }

    private static Offer undecided(List<Node> batteries) {
        String names = batteries.stream().map(Node::chip).sorted().collect(Collectors.joining(", "));
        String why =
                "the kernel lists several batteries (%s), and none says that it powers the device".formatted(names);
        return new Offer(List.of(), List.of(), List.of(), List.of(why));
    }

    private static Offer battery(Facts facts, Profile profile, Node type, ChannelNames names) {
        List<Sensor> sensors = new ArrayList<>();
        beside(facts, type, "temp")
                .ifPresent(node -> sensors.add(new Sensor(
                        Role.TEMPERATURE,
                        ChannelRequest.ofFile(
                                names.name(type.chip() + "_temp", "c"), "°C", title(type, node), node.path(), DEGREES),
                        node)));
        Optional<Sensor> volts = beside(facts, type, "voltage_now")
                .map(node -> new Sensor(
                        Role.POWER,
                        ChannelRequest.ofFile(
                                names.name(type.chip() + "_voltage", "v"), "V", title(type, node), node.path(), VOLTS),
                        node));
        volts.ifPresent(sensors::add);
        Optional<Node> current = beside(facts, type, "current_now");
        if (volts.isEmpty() || current.isEmpty()) {
            String why = "the battery %s tells no voltage and current".formatted(type.chip());
            return new Offer(sensors, List.of(), List.of(), List.of(why));
        }
        if (profile.battery().isEmpty()) {
            return new Offer(sensors, List.of(), List.of(), List.of(UNCALIBRATED));
        }
        Profile.Battery calibration = profile.battery().get();
        Optional<String> implausible =
                CurrentReading.of(facts, type).flatMap(reading -> reading.objection(calibration));
        if (implausible.isPresent()) {
            String why = "the battery's calibration in the profile %s does not fit: %s"
                    .formatted(profile.name(), implausible.get());
            return new Offer(sensors, List.of(), List.of(), List.of(why));
        }
        ChannelRequest amps = ChannelRequest.ofFile(
                names.name(type.chip() + "_current", "a"),
                "A",
                title(type, current.get()),
                current.get().path(),
                calibration.currentUnit().amperes());
        sensors.add(new Sensor(Role.POWER, amps, current.get()));
        Rail rail = new Rail.VoltsAmps(
                "battery",
                volts.get().name(),
                amps.name(),
                calibration.currentSign().consumption());
        return new Offer(sensors, List.of(), List.of(new Supply(rail, Supply.Scope.BATTERY)), List.of());
    }

    private static Optional<Node> beside(Facts facts, Node type, String file) {
        return facts.beside(type, file).filter(node -> node.number().isPresent());
    }

    private static String title(Node type, Node node) {
        return "power_supply " + type.chip() + " " + node.file();
    }
}
