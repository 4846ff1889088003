package dev.assay.agents.platform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine answered to one command that asks it many things. Every answer begins with a line of its own; what the
 * machine does not have is empty.
 *
 * @param said answers by name
 */
public record Sections(Map<String, String> said) {
    private static final String MARK = "--assay ";

    /** @param command of a POSIX shell; that it fails is an empty answer */
    public static String question(String name, String command) {
        return "echo '" + MARK + name + "'; " + command + " 2>/dev/null; echo; ";
    }

    public static Sections parse(String text) {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : text.replace("\0", "").split("\n")) {
            if (line.startsWith(MARK)) {
                current = sections.computeIfAbsent(line.substring(MARK.length()), _ -> new StringBuilder());
            } else {
                current.append(line).append('\n');
            }
        }
        Map<String, String> said = new LinkedHashMap<>();
        sections.forEach((name, content) -> said.put(name, content.toString().strip()));
        return new Sections(Collections.unmodifiableMap(said));
    }

    /** Empty when it was not asked, or not answered. */
    public Optional<String> of(String name) {
        return Optional.ofNullable(said.get(name)).filter(text -> !text.isEmpty());
    }

    String text(String name) {
        return of(name).orElse("");
    }
}
