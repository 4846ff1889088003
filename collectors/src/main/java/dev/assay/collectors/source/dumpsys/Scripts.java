package dev.assay.collectors.source.dumpsys;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands for the probe: a shell of the device that asks a service every so many seconds and prints a line of columns. All but
 * the service and the sleep is done by the shell itself, for a process costs more than what it would do; line by line, for a
 * pattern over a whole text of many kilobytes costs its square. Names of sensors are arguments, never part of a script.
 */
final class Scripts {
    private static final String SHELL = "/system/bin/sh";

    /** The first number behind the line's key; none of a service that was told what to show. Logs of the maker's may follow. */
    private static final String BATTERY = """
            nl='
            '
            IFS=$nl
            set -f
            while :; do
                inside= kept=
                for one in $(dumpsys battery 2>/dev/null); do
                    case $one in
                        *"Current Battery Service state:"*) inside=1 ;;
                        *'(UPDATES STOPPED'*) kept= && break ;;
                        *'['*) [ -z "$inside" ] || break ;;
                        *) [ -z "$inside" ] || kept=$kept$nl$one ;;
                    esac
                done
                line=
                for key; do
                    value=
                    for one in $kept; do
                        case $one in
                            "  $key: "*) value=${one#"  $key: "} && break ;;
                        esac
                    done
                    line=$line${value%%[!0-9-]*},
                done
                echo "$line"
                sleep SECONDS
            done
            """;

    /** The status of the device, then of each sensor its temperature and its status; what has no value is left empty. */
    private static final String THERMAL = """
            nl='
            '
            IFS=$nl
            set -f
            while :; do
                status= inside= hal=
                for one in $(dumpsys thermalservice 2>/dev/null); do
                    case $one in
                        *"Thermal Status: "*) [ -n "$status" ] || status=${one##*"Thermal Status: "} ;;
                        *"Current temperatures from HAL:"*) inside=1 ;;
                        *"Current cooling devices"*) inside= ;;
                        *) [ -z "$inside" ] || hal=$hal$nl$one ;;
                    esac
                done
                line=${status%%[!0-9]*}
                for name; do
                    value= status=
                    for one in $hal; do
                        case $one in
                            *", mName=$name, mStatus="*)
                                status=${one##*", mName=$name, mStatus="}
                                value=${one%%", mName=$name, mStatus="*}
                                value=${value##*"{mValue="}
                                value=${value%%,*}
                                case $value in *[!0-9.-]* | -[4-9][0-9]* | -[0-9][0-9][0-9]*) value= ;; esac
                                break
                                ;;
                        esac
                    done
                    line=$line,$value,${status%%[!0-9]*}
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
