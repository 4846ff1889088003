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
 * (Documentation/hwmon/sysfs-interface.rst of Linux; NVIDIA's tachometer calls its file {@code rpm}, and JetPack 4 has a folder
 * of its own for its fan). Nothing of a device that has no such files: most have none. A Jetson that shows no fan says so, for
 * many have one that only its software does not show.
 */
final class BoardConditions {
    static final String MODEL = "/proc/device-tree/model";
    static final String RELEASE = "/etc/nv_tegra_release";
    static final String HWMON = "/sys/class/hwmon";

    /** Of JetPack 4. */
    static final String PWM_FAN = "/sys/devices/pwm-fan";

    private static final String PWM_UNIT = "1";
    private static final String RPM_UNIT = "1/min";

    private BoardConditions() {}

    static List<Condition> read(DeviceFiles files) throws AssayException {
        List<Condition> readings = new ArrayList<>();
        firstLine(files, "board", MODEL).ifPresent(readings::add);
        Optional<Condition> release = firstLine(files, "board_release", RELEASE);
        release.ifPresent(readings::add);
        List<Condition> fans = fans(files);
        readings.addAll(fans);
        if (release.isPresent()) {
            readings.add(PowerModeCondition.read(files));
            absent("pwm", PWM_UNIT, fans).ifPresent(readings::add);
            absent("rpm", RPM_UNIT, fans).ifPresent(readings::add);
        }
        return readings;
    }

    private static List<Condition> fans(DeviceFiles files) throws AssayException {
        List<Condition> fans = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String folder : files.list(HWMON).stream().sorted().toList()) {
            String chip = chip(files, folder);
            String fan = "fan_" + (names.add(chip) ? chip : chip + "_" + folder);
            String path = HWMON + "/" + folder;
            number(files, fan + "_pwm", PWM_UNIT, path + "/pwm1").ifPresent(fans::add);
            number(files, fan + "_rpm", RPM_UNIT, path + "/fan1_input").ifPresent(fans::add);
            number(files, fan + "_rpm", RPM_UNIT, path + "/rpm").ifPresent(fans::add);
        }
        number(files, "fan_pwm_fan_pwm", PWM_UNIT, PWM_FAN + "/cur_pwm").ifPresent(fans::add);
        number(files, "fan_pwm_fan_rpm", RPM_UNIT, PWM_FAN + "/rpm_measured").ifPresent(fans::add);
        return fans;
    }

    /** Empty where a fan tells it. */
    private static Optional<Condition> absent(String what, String unit, List<Condition> fans) {
        return fans.stream().anyMatch(fan -> fan.name().endsWith("_" + what))
                ? Optional.empty()
                : Optional.of(Condition.absent(
                        "fan_" + what,
                        unit,
                        "no file of a fan is there: it has none, or the kernel's driver for it does not show it",
                        HWMON + ", " + PWM_FAN));
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
