package dev.assay.collectors.source.dumpsys;

import dev.assay.collectors.batteryservice.BatteryState;
import dev.assay.collectors.condition.SystemServices;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.thermalservice.ThermalState;
import java.util.Optional;

/**
 * What Android's services told when a session began.
 *
 * @param battery empty where there is no such service, or it says nothing that is understood; {@code thermal} alike
 */
public record Dumpsys(Optional<BatteryState> battery, Optional<ThermalState> thermal) {
    /** Of a device without such services. */
    public static final Dumpsys NONE = new Dumpsys(Optional.empty(), Optional.empty());

    public static Dumpsys of(SystemServices services) throws AssayException {
        return new Dumpsys(
                services.dump("battery").flatMap(BatteryState::parse),
                services.dump("thermalservice").flatMap(ThermalState::parse));
    }

    /** In the kernel's words, such as {@code Discharging}; null where it is not told, or made up. */
    public String batteryStatus() {
        return battery.filter(state -> !state.madeUp())
                .flatMap(BatteryState::status)
                .map(BatteryState.Status::word)
                .orElse(null);
    }
}
