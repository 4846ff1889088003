package dev.assay.collectors.condition;

import dev.assay.collectors.problem.AssayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Batteries and chargers (Documentation/ABI/testing/sysfs-class-power of Linux). */
final class PowerSupplyConditions {
    private static final String DIR = "/sys/class/power_supply";

    /** What is plugged in or laid on. Charger chips of other types have an {@code online} of their own meaning. */
    private static final Pattern CHARGER = Pattern.compile("Mains|USB.*|Wireless.*");

    private PowerSupplyConditions() {}

    static List<Condition> read(DeviceFiles files) throws AssayException {
        List<Condition> readings = new ArrayList<>();
        for (String supply : files.list(DIR).stream().sorted().toList()) {
            String type =
                    files.read(DIR + "/" + supply + "/type").map(String::strip).orElse("");
            if (isOfAnotherDevice(files, supply)) {
                continue;
            }
            if (type.equals("Battery")) {
                readings.add(level(files, supply));
                readings.add(text(files, "battery_status_" + supply, supply, "status"));
            } else if (CHARGER.matcher(type).matches()) {
                readings.add(text(files, "charger_online_" + supply, supply, "online"));
            }
        }
        return readings.isEmpty()
                ? List.of(Condition.absent("battery_level_pct", "%", "the kernel lists no power supply", DIR))
                : readings;
    }

    /** Such as the battery of a pen or a gamepad. */
    private static boolean isOfAnotherDevice(DeviceFiles files, String supply) throws AssayException {
        return files.read(DIR + "/" + supply + "/scope")
                .map(String::strip)
                .filter("Device"::equals)
                .isPresent();
    }

    private static Condition level(DeviceFiles files, String supply) throws AssayException {
        String source = DIR + "/" + supply + "/capacity";
        String name = "battery_level_" + supply + "_pct";
        Optional<String> text = files.read(source);
        return text.isEmpty()
                ? Condition.absent(name, "%", Texts.NOT_THERE, source)
                : Texts.reading(name, "%", Texts.number(text.get()), source);
    }

    private static Condition text(DeviceFiles files, String name, String supply, String file) throws AssayException {
        String source = DIR + "/" + supply + "/" + file;
        return files.read(source)
                .map(text -> Condition.ofText(name, text.strip(), source))
                .orElseGet(() -> Condition.absent(name, "", Texts.NOT_THERE, source));
    }
}
