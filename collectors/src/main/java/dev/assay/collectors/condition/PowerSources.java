package dev.assay.collectors.condition;

import dev.assay.collectors.problem.AssayException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of a device's kernel tells power, current or energy: batteries, RAPL, hwmon rails, IIO rails and counters, NVIDIA's
 * driver. Names them only; reading them is the probe's work.
 */
public final class PowerSources {
    /** Name of the reading: the sources in words, or absent because there is none. */
    public static final String READING = "power_sources";

    /** Why energy and power are absent where nothing tells them. */
    public static final String NONE = "no power source on this device";

    /** Folders whose entries are a source when they hold a file that fits. */
    private record Place(String dir, Pattern entry, Pattern file) {
        Place(String dir, String entry, String file) {
            this(dir, Pattern.compile(entry), Pattern.compile(file));
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place("/sys/class/power_supply", ".*", "current_now|power_now|energy_now|charge_counter"),
            new Place("/sys/class/powercap", "intel-rapl:\\d+", "energy_uj"),
            new Place("/sys/class/hwmon", "hwmon\\d+", "power\\d+_(input|average)|curr\\d+_input|energy\\d+_input"),
            new Place("/sys/bus/iio/devices", "iio:device\\d+", "energy_value|in_(power|current)\\d+_(input|raw)"),
            new Place("/proc/driver/nvidia/gpus", ".*", "information"));

    /** All that {@link #list} asks for. */
    static final List<String> FILES =
            PLACES.stream().map(place -> place.dir() + "/*/*").toList();

    private PowerSources() {}

    /** @return each as its folder's path, in a stable order; empty when there is none */
    public static List<String> list(DeviceFiles files) throws AssayException {
        List<String> sources = new ArrayList<>();
        for (Place place : PLACES) {
            for (String entry : files.list(place.dir()).stream().sorted().toList()) {
                String path = place.dir() + "/" + entry;
                if (place.entry().matcher(entry).matches()
                        && files.list(path).stream()
                                .anyMatch(f -> place.file().matcher(f).matches())) {
                    sources.add(path);
                }
            }
        }
        return sources;
    }

    static Condition read(DeviceFiles files) throws AssayException {
        List<String> sources = list(files);
        return sources.isEmpty()
                ? Condition.absent(READING, "", NONE, "/sys")
                : Condition.ofText(READING, String.join(", ", sources), "/sys");
    }
}
