package dev.assay.collectors.condition;

import dev.assay.collectors.batteryservice.BatteryState;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.thermalservice.ThermalState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Circumstances that Android's services tell. What the kernel's files tell comes first: a service fills in what they do not,
 * with the reason why they did not beside it.
 *
 * @param battery empty when there is no such service
 * @param thermal alike
 */
public record ServiceConditions(Optional<String> battery, Optional<String> thermal) {
    /** Of a device without such services. */
    public static final ServiceConditions NONE = new ServiceConditions(Optional.empty(), Optional.empty());

    /** Name of the reading of the battery's temperature, °C. */
    public static final String BATTERY_TEMPERATURE = "battery_temp_c";

    /** Name of the reading of the thermal status, 0 to 6. */
    public static final String THERMAL_STATUS = "thermal_status";

    private static final String BATTERY = "dumpsys battery";
    private static final String THERMAL = "dumpsys thermalservice";
    private static final String STATUS = "battery_status_service";
    private static final String LEVEL = "battery_level_pct";

    /** Both, a command each. */
    public static ServiceConditions read(SystemServices services) throws AssayException {
        return new ServiceConditions(services.dump("battery"), services.dump("thermalservice"));
    }

    /** The thermal service alone. */
    public static ServiceConditions thermal(SystemServices services) throws AssayException {
        return new ServiceConditions(Optional.empty(), services.dump("thermalservice"));
    }

    /** The readings of the kernel's files, and what the services add to them. */
    public List<Condition> over(List<Condition> files) {
        List<Condition> readings = new ArrayList<>(files);
        battery.ifPresent(text -> battery(BatteryState.parse(text), readings));
        thermal.ifPresent(text -> thermal(ThermalState.parse(text), readings));
        return readings;
    }

    private static void battery(Optional<BatteryState> state, List<Condition> readings) {
        if (state.isEmpty() || state.get().madeUp()) {
            String why = state.isEmpty()
                    ? "the battery service says nothing that is understood"
                    : "the battery service was told what to show ('dumpsys battery reset' ends that)";
            readings.add(Condition.absent(BATTERY_TEMPERATURE, "°C", why, BATTERY));
            return;
        }
        BatteryState told = state.get();
        readings.add(
                told.temperatureC().isPresent()
                        ? Condition.of(
                                BATTERY_TEMPERATURE, "°C", told.temperatureC().getAsDouble(), BATTERY)
                        : Condition.absent(BATTERY_TEMPERATURE, "°C", "the service has no value", BATTERY));
        if (isSilent(readings, "battery_level_") && told.levelPct().isPresent()) {
            String source = source(BATTERY, readings, "battery_level_");
            readings.removeIf(reading -> reading.name().equals(LEVEL));
            readings.add(Condition.of(LEVEL, "%", told.levelPct().getAsDouble(), source));
        }
        if (isSilent(readings, "battery_status_") && told.status().isPresent()) {
            readings.add(
                    Condition.ofText(STATUS, told.status().get().word(), source(BATTERY, readings, "battery_status_")));
        }
        chargers(told, readings);
    }

    /**
     * Where the kernel tells of no charger, all that the service knows. Where it tells of some, those that the service sees
     * plugged in beside them: a file that may not be read is often that of the one that matters.
     */
    private static void chargers(BatteryState told, List<Condition> readings) {
        boolean silent = isSilent(readings, Charger.ONLINE);
        told.plugs().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(plug -> {
            String name = Charger.ONLINE + plug.getKey().name().toLowerCase(Locale.ROOT);
            if (isSilent(readings, name) && (silent || plug.getValue())) {
                String source = source(BATTERY, readings, silent ? Charger.ONLINE : name);
                readings.removeIf(reading -> reading.name().equals(name));
                readings.add(Condition.ofText(name, plug.getValue() ? "1" : "0", source));
            }
        });
    }

    private static void thermal(Optional<ThermalState> state, List<Condition> readings) {
        readings.add(status(state));
        if (isSilent(readings, LinuxConditions.HOTTEST)) {
            state.flatMap(ThermalState::hottest).ifPresent(hottest -> {
                String source = source(THERMAL + " (" + hottest.name() + ")", readings, LinuxConditions.HOTTEST);
                readings.replaceAll(reading -> reading.name().equals(LinuxConditions.HOTTEST)
                        ? Condition.of(LinuxConditions.HOTTEST, "°C", hottest.celsius(), source)
                        : reading);
            });
        }
    }

    private static Condition status(Optional<ThermalState> state) {
        if (state.isEmpty() || state.get().status().isEmpty()) {
            return Condition.absent(THERMAL_STATUS, "1", "the thermal service does not tell it", THERMAL);
        }
        return state.get().overridden()
                ? Condition.absent(
                        THERMAL_STATUS,
                        "1",
                        "the thermal service was told what to show ('cmd thermalservice reset' ends that)",
                        THERMAL)
                : Condition.of(THERMAL_STATUS, "1", state.get().status().getAsInt(), THERMAL);
    }

    /** Whether no reading whose name begins so has a value. */
    private static boolean isSilent(List<Condition> readings, String name) {
        return readings.stream()
                .filter(reading -> reading.name().startsWith(name))
                .allMatch(reading -> reading.absent() != null);
    }

    /** The service, and why the kernel's files were not enough. */
    private static String source(String service, List<Condition> readings, String name) {
        return readings.stream()
                .filter(reading -> reading.name().startsWith(name) && reading.absent() != null)
                .findFirst()
                .map(reading -> service + "; " + reading.source() + ": " + reading.absent())
                .orElse(service + "; the kernel lists none");
    }
}
