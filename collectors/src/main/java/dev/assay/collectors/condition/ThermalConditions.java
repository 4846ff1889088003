package dev.assay.collectors.condition;

import dev.assay.collectors.problem.AssayException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Thermal zones (Documentation/driver-api/thermal/sysfs-api.rst of Linux; m°C there, °C here): the hottest, then all. */
final class ThermalConditions {
    static final String HOTTEST = "temp_hottest_c";

    private static final String UNIT = "°C";
    private static final String DIR = "/sys/class/thermal";
    private static final String ZONE = "thermal_zone";

    // A zone that is switched off reads as some number far outside of what silicon survives (-274000, 0x7fffffff).
    private static final double COLDEST = -40;
    private static final double HOTTEST_POSSIBLE = 150;

    private ThermalConditions() {}

    static List<Condition> read(DeviceFiles files) throws AssayException {
        List<Condition> zones = new ArrayList<>();
        for (String zone : files.list(DIR).stream()
                .filter(name -> name.startsWith(ZONE))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList()) {
            zones.add(zone(files, zone));
        }
        List<Condition> readings = new ArrayList<>();
        readings.add(zones.stream()
                .filter(zone -> zone.value() != null)
                .max(Comparator.comparingDouble(Condition::value))
                .map(zone -> Condition.of(HOTTEST, UNIT, zone.value(), zone.source()))
                .orElseGet(() -> Condition.absent(HOTTEST, UNIT, "no thermal zone that can be read", DIR)));
        readings.addAll(zones);
        return readings;
    }

    private static Condition zone(DeviceFiles files, String zone) throws AssayException {
        String name = "temp_zone" + zone.substring(ZONE.length()) + "_c";
        String file = DIR + "/" + zone + "/temp";
        String source = files.read(DIR + "/" + zone + "/type")
                .map(type -> file + " (" + type.strip() + ")")
                .orElse(file);
        Optional<String> text = files.read(file);
        if (text.isEmpty()) {
            return Condition.absent(name, UNIT, Texts.NOT_THERE, source);
        }
        OptionalDouble milli = Texts.number(text.get());
        if (milli.isPresent() && !possible(milli.getAsDouble() / 1000)) {
            return Condition.absent(
                    name, UNIT, "the zone reads an impossible " + text.get().strip(), source);
        }
        return Texts.reading(
                name, UNIT, milli.isPresent() ? OptionalDouble.of(milli.getAsDouble() / 1000) : milli, source);
    }

    private static boolean possible(double celsius) {
        return celsius > COLDEST && celsius < HOTTEST_POSSIBLE;
    }
}
