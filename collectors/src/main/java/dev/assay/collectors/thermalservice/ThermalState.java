package dev.assay.collectors.thermalservice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Temperatures and the thermal status as {@code dumpsys thermalservice} prints them (AOSP, {@code ThermalManagerService}).
 *
 * @param status 0 to 6: none, light, moderate, severe, critical, emergency, shutdown
 * @param overridden whether the status is what somebody told the service ({@code cmd thermalservice override-status})
 * @param temperatures as the hardware layer tells them now, without those that it has no value for; the ones that the service
 *     keeps from earlier can be old, and are left out
 */
public record ThermalState(OptionalInt status, boolean overridden, List<Reading> temperatures) {
    private static final String HEAD = "Current temperatures from HAL:";
    private static final Pattern STATUS = Pattern.compile("^Thermal Status: ([0-6])\\s*$", Pattern.MULTILINE);
    private static final Pattern OVERRIDE = Pattern.compile("^IsStatusOverride: true\\s*$", Pattern.MULTILINE);
    private static final Pattern READING = Pattern.compile(
            "Temperature\\{mValue=([^,}]{1,40}), mType=(-?[0-9]{1,3}), mName=([^,}]{1,200}), mStatus=[0-9]}");

    // Outside of what a device survives: -3.4028235E38 and -99.9 stand for "not there".
    private static final double COLDEST = -40;
    private static final double HOTTEST = 150;

    public ThermalState {
        temperatures = List.copyOf(temperatures);
    }

    /**
     * @param type {@code TemperatureType} of Android's thermal hardware layer: 0 CPU, 1 GPU, 2 battery, 3 skin, 4 USB port,
     *     5 power amplifier, 9 NPU, and more
     */
    public record Reading(String name, int type, double celsius) {}

    /** Empty for a text that is none of the thermal service. */
    public static Optional<ThermalState> parse(String text) {
        Matcher status = STATUS.matcher(text);
        boolean told = status.find();
        if (!told && text.lines().noneMatch(HEAD::equals)) {
            return Optional.empty();
        }
        return Optional.of(new ThermalState(
                told ? OptionalInt.of(Integer.parseInt(status.group(1))) : OptionalInt.empty(),
                OVERRIDE.matcher(text).find(),
                readings(text)));
    }

    public Optional<Reading> hottest() {
        return temperatures.stream().max(Comparator.comparingDouble(Reading::celsius));
    }

    private static List<Reading> readings(String text) {
        List<Reading> readings = new ArrayList<>();
        text.lines()
                .map(String::strip)
                .dropWhile(line -> !line.equals(HEAD))
                .skip(1)
                .takeWhile(line -> line.startsWith("Temperature{"))
                .forEach(line -> reading(line).ifPresent(readings::add));
        return readings;
    }

    private static Optional<Reading> reading(String line) {
        Matcher parts = READING.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int type = Integer.parseInt(parts.group(2));
        double celsius;
        try {
            celsius = Double.parseDouble(parts.group(1));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return isTemperature(type) && celsius > COLDEST && celsius < HOTTEST
                ? Optional.of(new Reading(parts.group(3), type, celsius))
                : Optional.empty();
    }

    /** The types 6, 7 and 8 are voltage, current and charge of a limiter of the battery's current. */
    private static boolean isTemperature(int type) {
        return type < 6 || type > 8;
    }
}
