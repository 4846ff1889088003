package dev.assay.collectors.condition;

import java.util.List;

/**
 * Some of a device's small files. A pattern is an absolute path in which {@code *} stands for a part of one name.
 *
 * @param read to be read
 * @param named whose names alone are wanted
 */
public record FilePatterns(List<String> read, List<String> named) {
    public FilePatterns {
        read = List.copyOf(read);
        named = List.copyOf(named);
    }
}
