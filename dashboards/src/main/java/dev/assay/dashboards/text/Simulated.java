package dev.assay.dashboards.text;

import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RunSummary;

/** What stands wherever sensors were not the device's own, so that no figure of theirs passes for a measurement. */
public final class Simulated {
    public static final String NOTICE =
            "simulated sensors: power, energy, temperature and clock frequency are those of files in a folder, not of the device";

    private Simulated() {}

    public static boolean in(RunSummary run) {
        return run.cells().stream().anyMatch(CellSummary::simulated);
    }

    /** As a word in a field of a file. */
    public static String word(CellSummary cell) {
        return cell.simulated() ? "simulated" : "device";
    }
}
