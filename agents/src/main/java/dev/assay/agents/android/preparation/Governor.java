package dev.assay.agents.android.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.preparation.Reading;
import dev.assay.agents.remote.preparation.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which governor of the kernel's cpufreq chooses the clocks, of all policies: {@code schedutil} where they have the same, else
 * {@code policy0=schedutil policy4=performance}. Everybody may read it; only root may set it, so the shell user needs to be root
 * or to have a program {@code su} that lets it.
 */
record Governor() implements AndroidSetting {
    static final String NAME = "cpufreq-governor";

    private static final String FOLDER = "/sys/devices/system/cpu/cpufreq";
    private static final String READ = "cd " + FOLDER
            + " && for policy in policy*; do read -r governor < $policy/scaling_governor && echo $policy=$governor"
            + " || exit 1; done";
    private static final Pattern ONE = Pattern.compile("(policy[0-9]{1,4})=([A-Za-z0-9_-]{1,31})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,31}");

    /** A program that asks a person on the screen would wait: it is ended before the link gives the device up. */
    private static final String SU_SECONDS = "12";

    /** By the shell, for toybox's {@code timeout} takes a su of its own before that of the device. */
    private static final String SU = "exec su \"$@\"";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading read(Link link) throws AgentException, InterruptedException {
        Answer answer = AndroidSetting.run(link, "sh", "-c", READ);
        Map<String, String> policies = parse(answer.text().strip());
        if (!answer.done() || policies.isEmpty()) {
            return new Reading.Unknown(FOLDER + ": " + Setting.said(answer));
        }
        return new Reading.Value(
                new TreeSet<>(policies.values()).size() == 1
                        ? policies.values().iterator().next()
                        : policies.entrySet().stream()
                                .map(policy -> policy.getKey() + "=" + policy.getValue())
                                .collect(Collectors.joining(" ")));
    }

    /** Empty for what is not of the form. */
    private static Map<String, String> parse(String text) {
        Map<String, String> policies = new TreeMap<>();
        for (String word : text.split("\\s+")) {
            Matcher one = ONE.matcher(word);
            if (!one.matches()) {
                return Map.of();
            }
            policies.put(one.group(1), one.group(2));
        }
        return policies;
    }

    @Override
    public Optional<String> set(Link link, String value) throws AgentException, InterruptedException {
        Map<String, String> wanted = parse(value);
        if (WORD.matcher(value).matches()) {
            wanted = parse(AndroidSetting.run(link, "sh", "-c", READ).text().strip());
            wanted.replaceAll((_, _) -> value);
        }
        if (wanted.isEmpty()) {
            return Optional.of("no governor is called '" + value + "'");
        }
        return write(link, wanted);
    }

    /** As the shell user, who is root on some devices; else by su, as its two families are called. */
    private static Optional<String> write(Link link, Map<String, String> wanted)
            throws AgentException, InterruptedException {
        String line = wanted.entrySet().stream()
                .map(policy ->
                        "echo " + policy.getValue() + " > " + FOLDER + "/" + policy.getKey() + "/scaling_governor")
                .collect(Collectors.joining(" && "));
        Answer direct = AndroidSetting.run(link, "sh", "-c", line);
        if (direct.done()) {
            return Optional.empty();
        }
        Answer su = direct;
        for (List<String> way : List.of(List.of("-c", line), List.of("0", "sh", "-c", line))) {
            String[] command = Stream.concat(
                            Stream.of("timeout", SU_SECONDS, "/system/bin/sh", "-c", SU, "su"), way.stream())
                    .toArray(String[]::new);
            su = AndroidSetting.run(link, command);
            if (su.done()) {
                return Optional.empty();
            }
        }
        return Optional.of(
                "it takes root: as the shell user, " + Setting.said(direct) + "; by su, " + Setting.said(su));
    }
}
