package dev.assay.agents.android.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Dialogue;
import dev.assay.agents.remote.Link;
import dev.assay.collectors.verdict.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A phone in memory whose link can be cut at any command, before the command was done or after it. */
final class SimulatedPhone implements Link {
    static final String JOURNAL = "/data/local/tmp/assay/undo.json";

    /** Everything that can be set, by its name in the journal; a stored setting that is not there is not set. */
    final Map<String, String> settings = new TreeMap<>();

    final Map<String, String> files = new TreeMap<>();
    private final Set<String> missing = new HashSet<>();
    private final Map<String, String> stuck = new TreeMap<>();

    /** Commands until the link is cut; below zero: never. */
    private int commandsLeft = -1;

    private boolean doneBeforeCut;
    private int commands;

    SimulatedPhone() {
        settings.put("screen", "on");
        settings.put("airplane-mode", "off");
        settings.put("device-idle-deep", "1");
        settings.put("device-idle-light", "1");
        settings.put("system/screen_brightness", "102");
        settings.put("system/screen_brightness_mode", "1");
        settings.put("global/window_animation_scale", "1.0");
        settings.put("global/stay_on_while_plugged_in", "0");
    }

    /** @param done whether the command in which the link is cut is done on the phone all the same */
    void cutAfter(int number, boolean done) {
        commandsLeft = number;
        doneBeforeCut = done;
    }

    void mend() {
        commandsLeft = -1;
    }

    /** @param program that the phone does not have */
    void lacks(String program) {
        missing.add(program);
    }

    /** @param value that the setting keeps, whatever it is told */
    void sticks(String setting, String value) {
        stuck.put(setting, value);
    }

    int commands() {
        return commands;
    }

    @Override
    public String name() {
        return "adb:simulated";
    }

    @Override
    public Answer run(List<String> command, Duration deadline) throws AgentException {
        commands++;
        boolean cut = commandsLeft == 0;
        if (commandsLeft > 0) {
            commandsLeft--;
        }
        if (cut && !doneBeforeCut) {
            throw lost();
        }
        Answer answer = missing.contains(command.getFirst())
                ? answer(127, "", "sh: " + command.getFirst() + ": not found")
                : does(command);
        if (cut) {
            throw lost();
        }
        return answer;
    }

    private static AgentException lost() {
        return new AgentException(Failure.DEVICE_LOST, "the device was lost", "adb:simulated", "cut", "none", null);
    }

    private Answer does(List<String> command) {
        return switch (command.getFirst()) {
            case "settings" -> setting(command);
            case "dumpsys" -> command.get(1).equals("power") ? power() : idle(command);
            case "input" -> sets("screen", command.get(2).equals("224") ? "on" : "off");
            case "cmd" -> airplane(command);
            default -> file(command);
        };
    }

    private Answer setting(List<String> command) {
        String name = command.get(2) + "/" + command.get(3);
        return switch (command.get(1)) {
            case "get" -> said(settings.getOrDefault(name, "null"));
            case "put" -> sets(name, command.get(4));
            default -> sets(name, null);
        };
    }

    private Answer sets(String name, String value) {
        String kept = stuck.getOrDefault(name, value);
        if (kept == null) {
            settings.remove(name);
        } else {
            settings.put(name, kept);
        }
        return said("");
    }

    private Answer power() {
        return said("Power Manager State:\n  mWakefulness="
                + (settings.get("screen").equals("on") ? "Awake" : "Dozing"));
    }

    private Answer idle(List<String> command) {
        String name = "device-idle-" + command.get(3);
        return switch (command.get(2)) {
            case "enabled" -> said(settings.get(name));
            case "enable" -> sets(name, "1");
            default -> sets(name, "0");
        };
    }

    private Answer airplane(List<String> command) {
        if (command.size() == 3) {
            return said(settings.get("airplane-mode").equals("on") ? "enabled" : "disabled");
        }
        return sets("airplane-mode", command.get(3).equals("enable") ? "on" : "off");
    }

    private Answer file(List<String> command) {
        switch (command.getFirst()) {
            case "test" -> {
                return answer(files.containsKey(command.get(2)) ? 0 : 1, "", "");
            }
            case "cat" -> {
                return said(files.get(command.get(1)));
            }
            case "sh" -> files.put(command.get(5), command.get(4));
            case "rm" -> files.remove(command.get(2));
            case "mv" -> files.put(command.get(2), files.remove(command.get(1)));
            default -> throw new AssertionError("not known to this phone: " + command);
        }
        return said("");
    }

    private static Answer said(String text) {
        return answer(0, text.isEmpty() ? "" : text + "\n", "");
    }

    private static Answer answer(int code, String out, String err) {
        return new Answer(code, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answer script(String line, Duration deadline) {
        throw new AssertionError("a line for a shell: " + line);
    }

    @Override
    public <T> T converse(List<String> command, Duration silence, Dialogue.Talk<T> talk) {
        throw new AssertionError();
    }

    @Override
    public void append(Addition addition) {
        throw new AssertionError();
    }

    @Override
    public Answer append(Addition addition, List<String> beside, Duration afterwards) {
        throw new AssertionError();
    }

    @Override
    public void fetch(String source, Path target) {
        throw new AssertionError();
    }

    @Override
    public boolean reopen(Duration patience) {
        return true;
    }

    @Override
    public void close() {}
}
