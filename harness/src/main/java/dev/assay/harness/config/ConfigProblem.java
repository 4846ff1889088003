package dev.assay.harness.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;

/**
 * One thing that is wrong in a file that a person wrote.
 *
 * @param line 1 and up; null when the problem is the whole file's (it is missing, it is not text)
 * @param column 1 and up; null exactly when {@code line} is
 * @param path of the value, such as {@code matrix[0].threads}; empty for the document itself
 * @param message what was expected and what was found, without the place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConfigProblem(Path file, Integer line, Integer column, String path, String message) {

    static ConfigProblem at(Path file, Position position, String pointer, String message) {
        return new ConfigProblem(file, position.line(), position.column(), Pointers.display(pointer), message);
    }

    static ConfigProblem ofFile(Path file, String message) {
        return new ConfigProblem(file, null, null, "", message);
    }

    /** {@code file:line:column}, the form that editors and terminals make clickable. */
    public String where() {
        return line == null ? file.toString() : file + ":" + line + ":" + column;
    }

    @Override
    public String toString() {
        return where() + ": " + message;
    }
}
