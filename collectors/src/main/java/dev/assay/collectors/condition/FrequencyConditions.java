package dev.assay.collectors.condition;

import dev.assay.collectors.problem.AssayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Governor and frequency of each cluster (Documentation/admin-guide/pm/cpufreq.rst of Linux; kHz there, Hz here). */
final class FrequencyConditions {
    private static final String DIR = "/sys/devices/system/cpu/cpufreq";

    private FrequencyConditions() {}

    static List<Condition> read(DeviceFiles files) throws AssayException {
        List<Condition> readings = new ArrayList<>();
        for (String policy : files.list(DIR).stream()
                .filter(name -> name.startsWith("policy"))
                .sorted()
                .toList()) {
            readings.add(governor(files, policy));
            readings.add(frequency(files, policy));
        }
        return readings.isEmpty()
                ? List.of(Condition.absent("cpu_governor", "", "the kernel lists no frequency policy", DIR))
                : readings;
    }

    private static Condition governor(DeviceFiles files, String policy) throws AssayException {
        String source = DIR + "/" + policy + "/scaling_governor";
        String name = "cpu_governor_" + policy;
        return files.read(source)
                .map(text -> Condition.ofText(name, text.strip(), source))
                .orElseGet(() -> Condition.absent(name, "", Texts.NOT_THERE, source));
    }

    private static Condition frequency(DeviceFiles files, String policy) throws AssayException {
        String source = DIR + "/" + policy + "/scaling_cur_freq";
        String name = "cpu_frequency_" + policy + "_hz";
        Optional<String> text = files.read(source);
        if (text.isEmpty()) {
            return Condition.absent(name, "Hz", Texts.NOT_THERE, source);
        }
        OptionalDouble khz = Texts.number(text.get());
        return Texts.reading(name, "Hz", khz.isPresent() ? OptionalDouble.of(1000 * khz.getAsDouble()) : khz, source);
    }
}
