package dev.assay.collectors.condition;

import dev.assay.collectors.problem.AssayException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a board calls itself, the release of its software (NVIDIA's), and its fans as they are set and as they turn
 * (Documentation/hwmon/sysfs-interface.rst of Linux). Nothing of a device that has no such files: most have none.
 */
final class BoardConditions {
    static final String MODEL = "/proc/device-tree/model";
    static final String RELEASE = "/etc/nv_tegra_release";
    static final String HWMON = "/sys/class/hwmon";

    private BoardConditions() {}

    static List<Condition> read(DeviceFiles files) throws AssayException {
        List<Condition> readings = new ArrayList<>();
        firstLine(files, "board", MODEL).ifPresent(readings::add);
        firstLine(files, "board_release", RELEASE).ifPresent(readings::add);
        Set<String> names = new HashSet<>();
        for (String folder : files.list(HWMON).stream().sorted().toList()) {
            String chip = chip(files, folder);
            String fan = "fan_" + (names.add(chip) ? chip : chip + "_" + folder);
            number(files, fan + "_pwm", "1", HWMON + "/" + folder + "/pwm1").ifPresent(readings::add);
            number(files, fan + "_rpm", "1/min", HWMON + "/" + folder + "/fan1_input")
                    .ifPresent(readings::add);
        }
        return readings;
    }

    /** Strings of a device tree end with a NUL. */
    private static Optional<Condition> firstLine(DeviceFiles files, String name, String file) throws AssayException {
        return files.read(file)
                .flatMap(text -> text.replace("\0", "").lines().findFirst())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> Condition.ofText(name, line, file));
    }

    private static String chip(DeviceFiles files, String folder) throws AssayException {
        String name = files.read(HWMON + "/" + folder + "/name").orElse("").strip();
        String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return word.isEmpty() ? folder : word;
    }

    private static Optional<Condition> number(DeviceFiles files, String name, String unit, String file)
            throws AssayException {
        return files.read(file).map(text -> Texts.reading(name, unit, Texts.number(text), file));
    }
}
