package dev.assay.collectors.batteryservice;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The battery as {@code dumpsys battery} prints it (AOSP, {@code BatteryService}). A current is not among it.
 *
 * @param levelPct 0 to 100
 * @param plugs what each socket says; those that the service does not name are missing
 * @param temperatureC as the battery tells it
 * @param chargeCounterUAh what is left in it, in the battery's own count
 * @param madeUp whether the service was told what to show ({@code dumpsys battery set}, {@code unplug}): then none of it is
 *     the battery's
 */
public record BatteryState(
        OptionalDouble levelPct,
        Optional<Status> status,
        Map<Plug, Boolean> plugs,
        OptionalDouble voltageV,
        OptionalDouble temperatureC,
        OptionalDouble chargeCounterUAh,
        boolean madeUp) {

    private static final String HEAD = "Current Battery Service state:";
    private static final String STOPPED = "(UPDATES STOPPED";

    public BatteryState {
        plugs = Map.copyOf(plugs);
    }

    /** {@code BatteryManager.BATTERY_STATUS_*}, in the words of the kernel's power supply class. */
    public enum Status {
        UNKNOWN("Unknown"),
        CHARGING("Charging"),
        DISCHARGING("Discharging"),
        NOT_CHARGING("Not charging"),
        FULL("Full");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Android counts from 1. */
        private static Optional<Status> of(String number) {
            return number.matches("[1-5]") ? Optional.of(values()[Integer.parseInt(number) - 1]) : Optional.empty();
        }
    }

    /** Where a charger can be plugged in. */
    public enum Plug {
        AC("AC powered"),
        USB("USB powered"),
        WIRELESS("Wireless powered"),
        DOCK("Dock powered");

        private final String key;

        Plug(String key) {
            this.key = key;
        }
    }

    /** Empty for a text that is none of the battery service. */
    public static Optional<BatteryState> parse(String text) {
        if (text.lines().noneMatch(line -> line.strip().equals(HEAD))) {
            return Optional.empty();
        }
        Map<String, String> said = said(text);
        Map<Plug, Boolean> plugs = new EnumMap<>(Plug.class);
        for (Plug plug : Plug.values()) {
            switch (said.getOrDefault(plug.key, "")) {
                case "true" -> plugs.put(plug, true);
                case "false" -> plugs.put(plug, false);
                default -> {}
            }
        }
        return Optional.of(new BatteryState(
                level(said),
                Optional.ofNullable(said.get("status")).flatMap(Status::of),
                plugs,
                within(said.get("voltage"), 1e-3, 1, 20),
                within(said.get("temperature"), 0.1, -40, 150),
                within(said.get("Charge counter"), 1, 1, 1e9),
                said.containsKey(STOPPED)));
    }

    /** The first value of each key, up to the logs that some makers let follow, which repeat keys: {@code [EventLogBuffer]}. */
    private static Map<String, String> said(String text) {
        Map<String, String> said = new HashMap<>();
        text.lines()
                .map(String::strip)
                .dropWhile(line -> !line.equals(HEAD))
                .skip(1)
                .takeWhile(line -> !line.startsWith("["))
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    if (line.startsWith(STOPPED)) {
                        said.put(STOPPED, line);
                    } else if (colon > 0) {
                        said.putIfAbsent(
                                line.substring(0, colon),
                                line.substring(colon + 1).strip());
                    }
                });
        return said;
    }

    private static OptionalDouble level(Map<String, String> said) {
        OptionalDouble level = within(said.get("level"), 1, 0, 1e6);
        OptionalDouble scale = within(said.getOrDefault("scale", "100"), 1, 1, 1e6);
        if (level.isEmpty() || scale.isEmpty() || level.getAsDouble() > scale.getAsDouble()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(100 * level.getAsDouble() / scale.getAsDouble());
    }

    /** A whole number times a factor; empty beyond what can be, which is how the service writes what it does not know. */
    private static OptionalDouble within(String number, double factor, double lowest, double highest) {
        if (number == null || !number.matches("-?[0-9]{1,12}")) {
            return OptionalDouble.empty();
        }
        // Divided where the factor is a fraction: 274 tenths are 27.4.
        double value = factor < 1 ? Long.parseLong(number) / (1 / factor) : Long.parseLong(number) * factor;
        return value >= lowest && value <= highest ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
