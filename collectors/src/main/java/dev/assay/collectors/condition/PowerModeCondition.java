package dev.assay.collectors.condition;

import dev.assay.collectors.problem.AssayException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The power mode of a Jetson, by what its {@code nvpmodel} keeps for the next start: {@code pmode:0001}. Its name is that of
 * {@code nvpmodel.conf}; where that does not tell, the number.
 */
final class PowerModeCondition {
    static final String STATUS = "/var/lib/nvpmodel/status";
    static final String CONF = "/etc/nvpmodel.conf";

    private static final String NAME = "power_mode";
    private static final Pattern KEPT = Pattern.compile("\\bpmode:0*(\\d{1,3})\\b");

    private PowerModeCondition() {}

    static Condition read(DeviceFiles files) throws AssayException {
        Optional<String> status = files.read(STATUS);
        if (status.isEmpty()) {
            return Condition.absent(NAME, "", "the file is not there or cannot be read", STATUS);
        }
        Matcher kept = KEPT.matcher(status.get());
        if (!kept.find()) {
            return Condition.absent(
                    NAME, "", "the file tells no mode: " + status.get().strip(), STATUS);
        }
        String number = kept.group(1);
        Matcher name = Pattern.compile(
                        "^\\s*<\\s*POWER_MODEL\\s+ID=" + number + "\\s+NAME=(\\S+?)\\s*>", Pattern.MULTILINE)
                .matcher(files.read(CONF).orElse(""));
        return Condition.ofText(NAME, name.find() ? name.group(1) : number, STATUS + " (pmode " + number + ")");
    }
}
