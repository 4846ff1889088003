package dev.assay.collectors.source.dumpsys;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands for the probe: a shell of the device that asks a service every so many seconds and prints a line of columns. All but
 * the service and the sleep is done by the shell itself, for a process costs more than what it would do. Names of sensors are
 * arguments, never part of a script.
 */
final class Scripts {
    private static final String SHELL = "/system/bin/sh";

    /** The first number behind the line's key; none of a service that was told what to show. */
    private static final String BATTERY = """
            nl='
            '
            while :; do
                out=$(dumpsys battery 2>/dev/null)
                out=${out#*"Current Battery Service state:"}
                case $out in *'(UPDATES STOPPED'*) out= ;; esac
                line=
                for key; do
                    value=${out#*"$nl  $key: "}
                    [ "$value" != "$out" ] || value=
                    line=$line${value%%[!0-9-]*},
                done
                echo "$line"
                sleep SECONDS
            done
            """;

    /** The status of the device, then of each sensor its temperature and its status; what has no value is left empty. */
    private static final String THERMAL = """
            while :; do
                out=$(dumpsys thermalservice 2>/dev/null)
                line=${out#*"Thermal Status: "}
                [ "$line" != "$out" ] || line=
                line=${line%%[!0-9]*}
                hal=${out#*"Current temperatures from HAL:"}
                [ "$hal" != "$out" ] || hal=
                hal=${hal%%"Current cooling devices"*}
                for name; do
                    rest=${hal#*", mName=$name, mStatus="}
                    if [ "$rest" = "$hal" ]; then
                        line=$line,,
                        continue
                    fi
                    value=${hal%%", mName=$name, mStatus="*}
                    value=${value##*"{mValue="}
                    value=${value%%,*}
                    case $value in *[!0-9.-]* | -[4-9][0-9]* | -[0-9][0-9][0-9]*) value= ;; esac
                    line=$line,$value,${rest%%[!0-9]*}
                done
                echo "$line"
                sleep SECONDS
            done
            """;

    private Scripts() {}

    /** @param keys of the lines, in the order of the columns */
    static List<String> battery(int seconds, List<String> keys) {
        return command(BATTERY.replace("SECONDS", Integer.toString(seconds)), keys);
    }

    /** @param sensors names, in the order of their columns: 1 and 2 are of the first */
    static List<String> thermal(int seconds, List<String> sensors) {
        return command(THERMAL.replace("SECONDS", Integer.toString(seconds)), sensors);
    }

    private static List<String> command(String script, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(SHELL, "-c", script, "assay"));
        command.addAll(arguments);
        return command;
    }
}
