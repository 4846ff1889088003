package dev.assay.collectors.condition;

import java.util.List;
import java.util.stream.Stream;

/** Whether a charger was connected while a trial ran, as far as the readings before and after it tell. */
public enum Charger {
    /** A charger was online or a battery was being charged, before or after. */
    CONNECTED,
    /** At least one reading says that there was none, and no reading says otherwise. */
    NOT_CONNECTED,
    /** No reading tells: no power supply is listed, or none may be read. */
    UNKNOWN;

    /** How the name of a reading begins that tells what a battery does. */
    public static final String STATUS = "battery_status_";

    /** How the name of a reading begins that tells whether a charger is connected: 0, or how it is. */
    public static final String ONLINE = "charger_online_";

    /** Either is null when it could not be read. */
    public static Charger of(Conditions before, Conditions after) {
        List<Condition> readings = Stream.concat(Stream.ofNullable(before), Stream.ofNullable(after))
                .flatMap(conditions -> conditions.readings().stream())
                .filter(reading -> reading.text() != null)
                .toList();
        if (readings.stream().anyMatch(Charger::isConnected)) {
            return CONNECTED;
        }
        return readings.stream().anyMatch(Charger::isNotConnected) ? NOT_CONNECTED : UNKNOWN;
    }

    /** Whether a reading could tell of a charger. */
    public static boolean isAbout(Condition reading) {
        return reading.name().startsWith(STATUS) || reading.name().startsWith(ONLINE);
    }

    /** Status as in Documentation/ABI/testing/sysfs-class-power; online is 0, or how it is connected. */
    public static boolean isConnected(Condition reading) {
        return reading.text() != null
                && (reading.name().startsWith(STATUS) && reading.text().equalsIgnoreCase("Charging")
                        || reading.name().startsWith(ONLINE) && !reading.text().equals("0"));
    }

    /** A battery that is full, or on a charger and not being charged, tells of neither. */
    private static boolean isNotConnected(Condition reading) {
        return reading.name().startsWith(STATUS) && reading.text().equalsIgnoreCase("Discharging")
                || reading.name().startsWith(ONLINE) && reading.text().equals("0");
    }
}
