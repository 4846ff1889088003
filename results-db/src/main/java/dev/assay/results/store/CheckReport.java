package dev.assay.results.store;

import java.util.List;

/**
 * What an examination of a database found.
 *
 * @param trials that it lists
 * @param problems of the file itself, in SQLite's words; empty when it is sound
 * @param bundles how many were held against the database; 0 when none was asked for
 * @param broken trials whose bundle is gone, damaged or another one
 */
public record CheckReport(int trials, List<String> problems, int bundles, List<BrokenBundle> broken) {
    public CheckReport {
        problems = List.copyOf(problems);
        broken = List.copyOf(broken);
    }

    /** @param why in words for people */
    public record BrokenBundle(ListedTrial trial, String why) {}
}
