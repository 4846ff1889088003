package dev.assay.harness.artifact;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which members of an archive are wanted, and under which name. */
final class Selection {
    private record Rule(String glob, PathMatcher matcher, String prefix) {}

    private final List<Rule> rules;
    private final Set<String> matched = new HashSet<>();

    Selection(List<String> globs) {
        rules = globs.stream()
                .map(glob -> new Rule(glob, FileSystems.getDefault().getPathMatcher("glob:" + glob), prefix(glob)))
                .toList();
    }

    /** The name to write a member under, or null when no glob asks for it. */
    String target(String name) {
        String target = null;
        for (Rule rule : rules) {
            if (rule.matcher.matches(Path.of(name))) {
                matched.add(rule.glob);
                target = target == null ? name.substring(rule.prefix.length()) : target;
            }
        }
        return target;
    }

    List<String> unmatched() {
        return rules.stream()
                .map(Rule::glob)
                .filter(glob -> !matched.contains(glob))
                .toList();
    }

    /** The leading folders in which no character is special, with the last slash. */
    private static String prefix(String glob) {
        int wildcard = 0;
        while (wildcard < glob.length() && "*?[{\\".indexOf(glob.charAt(wildcard)) < 0) {
            wildcard++;
        }
        return glob.substring(0, glob.lastIndexOf('/', wildcard - 1) + 1);
    }
}
