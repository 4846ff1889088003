package dev.assay.agents.board.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The power modes that a Jetson has, from the file that {@code nvpmodel} reads. Names and numbers differ from board to board.
 *
 * @param numbers by name, in the order of the file
 */
record PowerModes(Map<String, String> numbers) {
    private static final String FILE = "/etc/nvpmodel.conf";
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Pattern MODE =
            Pattern.compile("^\\s*<\\s*POWER_MODEL\\s+ID=(\\d{1,3})\\s+NAME=(\\S+?)\\s*>", Pattern.MULTILINE);

    static PowerModes of(Link link) throws AgentException, InterruptedException {
        Answer answer = link.run(List.of("cat", FILE), DEADLINE);
        return parse(answer.done() ? answer.text() : "");
    }

    static PowerModes parse(String file) {
        Map<String, String> numbers = new LinkedHashMap<>();
        Matcher found = MODE.matcher(file);
        while (found.find()) {
            numbers.putIfAbsent(found.group(2), found.group(1));
        }
        return new PowerModes(numbers);
    }

    /** The number of a mode that is called by its name or its number; empty where the board does not list it. */
    Optional<String> number(String mode) {
        return numbers.containsKey(mode)
                ? Optional.of(numbers.get(mode))
                : numbers.values().stream().filter(mode::equals).findFirst();
    }

    /** For people. */
    String listed() {
        return numbers.isEmpty()
                ? FILE + " lists none"
                : FILE + " lists "
                        + numbers.entrySet().stream()
                                .map(mode -> mode.getKey() + " (" + mode.getValue() + ")")
                                .collect(Collectors.joining(", "));
    }
}
