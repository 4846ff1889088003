package dev.assay.agents.board.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Dialogue;
import dev.assay.agents.remote.Link;
import dev.assay.collectors.verdict.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Jetson in memory whose user is not root, and whose link can be cut at any command, before it was done or after it. */
final class SimulatedBoard implements Link {
    static final String HOME = "/home/jetson/.assay";
    static final String STORED = HOME + "/jetson_clocks.conf";

    private static final Pattern ROOT =
            Pattern.compile("^if .*; then exec (.*); else exec env LC_ALL=C sudo -n -- (.*); fi$");

    final Map<String, String> files = new TreeMap<>();
    final List<List<String>> asRoot = new ArrayList<>();
    String mode = "2";
    boolean pinned;

    /** Programs that sudo lets the user run. */
    List<String> sudoers = List.of("/usr/sbin/nvpmodel", "/usr/bin/jetson_clocks");

    /** A mode that cannot be set without a restart. */
    String needsRestart = "";

    private int commandsLeft = -1;
    private boolean doneBeforeCut;
    private int commands;

    SimulatedBoard() {
        files.put("/etc/nvpmodel.conf", """
                # < POWER_MODEL ID=9 NAME=COMMENTED >
                < POWER_MODEL ID=0 NAME=15W >
                CPU_ONLINE CORE_0 1
                < POWER_MODEL ID=1 NAME=7W >
                < POWER_MODEL ID=2 NAME=MAXN_SUPER >
                """);
    }

    /** @param done whether the command in which the link is cut is done on the board all the same */
    void cutAfter(int number, boolean done) {
        commandsLeft = number;
        doneBeforeCut = done;
    }

    void mend() {
        commandsLeft = -1;
    }

    int commands() {
        return commands;
    }

    @Override
    public String name() {
        return "ssh:simulated";
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
        Answer answer = does(command);
        if (cut) {
            throw lost();
        }
        return answer;
    }

    private static AgentException lost() {
        return new AgentException(Failure.DEVICE_LOST, "the device was lost", "ssh:simulated", "cut", "none", null);
    }

    private Answer does(List<String> command) {
        Matcher root = command.size() == 3 ? ROOT.matcher(command.get(2)) : ROOT.matcher("");
        if (root.matches()) {
            List<String> words = Arrays.stream(root.group(2).split(" "))
                    .map(word -> word.replace("'", ""))
                    .toList();
            asRoot.add(words);
            return sudoers.contains(words.getFirst())
                    ? program(words, true)
                    : answer(1, "", "sudo: a password is required");
        }
        return command.getFirst().startsWith("/usr/") ? program(command, false) : file(command);
    }

    private Answer program(List<String> words, boolean root) {
        return words.getFirst().endsWith("nvpmodel") ? nvpmodel(words, root) : clocks(words, root);
    }

    private Answer nvpmodel(List<String> words, boolean root) {
        if (words.get(1).equals("-q")) {
            String name = mode.equals("0") ? "15W" : mode.equals("1") ? "7W" : "MAXN_SUPER";
            return said("NV Power Mode: " + name + "\n" + mode);
        }
        if (!root) {
            return answer(255, "", "NVPM ERROR: need root privilege");
        }
        if (words.get(2).equals(needsRestart)) {
            return said("NVPM WARN: Reboot required for changing to this power mode: " + needsRestart);
        }
        mode = words.get(2);
        pinned = false;
        return said("");
    }

    private Answer clocks(List<String> words, boolean root) {
        if (!root) {
            return answer(1, "", "Error: Run this script(/usr/bin/jetson_clocks) as a root user");
        }
        switch (words.size() > 1 ? words.get(1) : "") {
            case "--show" -> {
                String lowest = pinned ? "1510400" : "729600";
                return said("SOC family:tegra234  Machine:simulated\nOnline CPUs: 0\n"
                        + "cpu0:  Online=1 Governor=schedutil MinFreq=" + lowest
                        + " MaxFreq=1510400 CurrentFreq=1510400 IdleStates: WFI=1 c7=1\n"
                        + "cpu1:  Online=0 Governor=schedutil MinFreq=1 MaxFreq=2 CurrentFreq=2\n"
                        + "GPU MinFreq=624750000 MaxFreq=624750000 CurrentFreq=624750000\n");
            }
            case "--store" -> {
                if (files.containsKey(words.get(2))) {
                    return answer(1, "File already exists. Can I overwrite it? Y/N:", "");
                }
                files.put(words.get(2), pinned ? "pinned" : "free");
            }
            case "--restore" -> {
                if (!files.containsKey(words.get(2))) {
                    return answer(1, "Error: file not found !", "");
                }
                pinned = files.get(words.get(2)).equals("pinned");
            }
            default -> pinned = true;
        }
        return said("");
    }

    private Answer file(List<String> command) {
        switch (command.getFirst()) {
            case "test" -> {
                return answer(files.containsKey(command.get(2)) ? 0 : 1, "", "");
            }
            case "cat" -> {
                String text = files.get(command.get(1));
                return text == null ? answer(1, "", "cat: no such file") : said(text);
            }
            case "id" -> {
                return said("jetson");
            }
            case "sh" -> files.put(command.get(5), command.get(4));
            case "rm" -> files.remove(command.get(2));
            case "mv" -> files.put(command.get(2), files.remove(command.get(1)));
            default -> throw new AssertionError("not known to this board: " + command);
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
