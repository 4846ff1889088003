package dev.assay.harness.power;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Two commands of the coordinator: a program and its arguments each, given to no shell.
 *
 * @param cut takes the power of one device away
 * @param restore gives it back; does no harm when it is there
 * @param deadline of each, after which it is ended
 */
record PowerSwitch(List<String> cut, List<String> restore, Duration deadline) {
    /** uhubctl asks a hub three times, a second or less each. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final int LONGEST = 200;

    PowerSwitch {
        cut = List.copyOf(cut);
        restore = List.copyOf(restore);
    }

    SwitchOutcome turnOff() throws InterruptedException {
        return run(cut);
    }

    SwitchOutcome turnOn() throws InterruptedException {
        return run(restore);
    }

    private SwitchOutcome run(List<String> command) throws InterruptedException {
        String program = command.getFirst();
        try {
            Tool tool = program.contains("/")
                    ? new Tool(Path.of(program))
                    : Tool.find(program, "install it, or name its whole path in power.yaml");
            Tool.Outcome outcome = tool.run(Path.of("/"), Map.of(), deadline, command.subList(1, command.size()));
            return outcome.ok()
                    ? new SwitchOutcome.Done()
                    : new SwitchOutcome.Failed(outcome.exit(), said(outcome.err() + "\n" + outcome.out()));
        } catch (ArtifactException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new SwitchOutcome.NotRun(program, e.why());
        }
    }

    private static String said(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    /** For people. */
    static String words(List<String> command) {
        return "'" + String.join(" ", command) + "'";
    }
}
