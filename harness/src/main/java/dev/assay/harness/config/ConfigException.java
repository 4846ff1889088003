package dev.assay.harness.config;

import dev.assay.collectors.problem.AssayException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A file that a person wrote cannot be used as it stands. Carries every problem found, in the order of the lines. */
public final class ConfigException extends AssayException {
    private static final long serialVersionUID = 1L;

    private static final Comparator<ConfigProblem> BY_PLACE = Comparator.comparing(
                    ConfigProblem::line, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ConfigProblem::column, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final transient List<ConfigProblem> problems;

    /**
     * @param problems at least one, all of one file
     * @param remedy what the reader can do, as a sentence
     */
    public ConfigException(List<ConfigProblem> problems, String remedy) {
        this(problems.stream().sorted(BY_PLACE).toList(), remedy, null);
    }

    ConfigException(ConfigProblem problem, String remedy, Throwable cause) {
        this(List.of(problem), remedy, cause);
    }

    private ConfigException(List<ConfigProblem> problems, String remedy, Throwable cause) {
        super(
                problems.getFirst().file().getFileName() + " has "
                        + (problems.size() == 1 ? "a problem" : problems.size() + " problems"),
                problems.getFirst().where(),
                problems.size() == 1
                        ? problems.getFirst().message()
                        : problems.stream().map(p -> "\n  " + p).collect(Collectors.joining()),
                remedy,
                cause);
        this.problems = problems;
    }

    /** Every problem, in the order of the lines; never empty. */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
