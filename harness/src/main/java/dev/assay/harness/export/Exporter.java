package dev.assay.harness.export;

import dev.assay.dashboards.file.FileNotWrittenException;
import dev.assay.dashboards.file.WholeFile;
import dev.assay.results.summary.RunSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One file format. The same runs always give the same content; docs/exports.md describes each. */
public sealed interface Exporter permits TraceExporter, JsonExporter, LatexExporter, JUnitExporter {

    /** With its dot, in lower case. */
    String extension();

    /** Does not close {@code out}. */
    void write(List<RunSummary> runs, OutputStream out) throws IOException;

    static List<Exporter> all() {
        return List.of(
                new SpreadsheetExporter(),
                new CsvExporter(),
                new JsonExporter(),
                new LatexExporter(),
                new JUnitExporter());
    }

    /**
     * Writes the file whole or not at all, in the format that its extension names (in upper or lower case).
     *
     * @throws UnknownFormatException before anything is written
     * @throws FileNotWrittenException with what stood there before still in place
     */
    static void export(List<RunSummary> runs, Path file) throws UnknownFormatException, FileNotWrittenException {
        Exporter exporter = of(file);
        WholeFile.write(file, out -> exporter.write(runs, out));
    }

    /** @throws UnknownFormatException naming the known ones */
    static Exporter of(Path file) throws UnknownFormatException {
        return named(file)
                .orElseThrow(() -> UnknownFormatException.unknown(
                        file, all().stream().map(Exporter::extension).toList()));
    }

    /** @throws UnknownFormatException naming the formats that have room for samples */
    static TraceExporter withTraces(Path file) throws UnknownFormatException {
        if (of(file) instanceof TraceExporter exporter) {
            return exporter;
        }
        throw UnknownFormatException.withoutTraces(
                file,
                all().stream()
                        .filter(TraceExporter.class::isInstance)
                        .map(Exporter::extension)
                        .toList());
    }

    private static Optional<Exporter> named(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return all().stream().filter(e -> name.endsWith(e.extension())).findFirst();
    }
}
