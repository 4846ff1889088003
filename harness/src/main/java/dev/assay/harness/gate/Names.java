package dev.assay.harness.gate;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import java.util.List;

/** How a cell is named in every answer of a gate: the same in each run, whatever other cells there are. */
final class Names {
    private Names() {}

    static String cell(Cell cell) {
        return String.join(
                        " ",
                        List.of(
                                cell.device().id(),
                                cell.runtime().name(),
                                cell.runtime().runner(),
                                cell.model().reference(),
                                cell.workload().name(),
                                cell.threads() == 1 ? "1 thread" : cell.threads() + " threads"))
                + (cell.collectors() == Cell.Collectors.ALL
                        ? ""
                        : " collectors " + cell.collectors().label());
    }

    static String metric(Finding finding) {
        return finding.metric().map(Metric::key).orElse("all metrics");
    }
}
