package dev.assay.harness.export;

import dev.assay.dashboards.file.FileNotWrittenException;
import dev.assay.dashboards.file.WholeFile;
import dev.assay.harness.export.traces.SampleRow;
import dev.assay.harness.export.traces.TraceReading;
import dev.assay.results.summary.RunSummary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tidy CSV (RFC 4180, UTF-8): the {@link FigureTable}. Samples go into a file beside it, NAME.traces.csv. */
public final class CsvExporter implements TraceExporter {
    @Override
    public String extension() {
        return ".csv";
    }

    @Override
    public void write(List<RunSummary> runs, OutputStream out) throws IOException {
        CSVPrinter printer = printer(out);
        Table<FigureTable.Row> table = FigureTable.of(runs);
        head(printer, table.fields());
        for (FigureTable.Row row : table.rows()) {
            record(printer, table.fields(), row);
        }
        printer.flush();
    }

    @Override
    public Exported export(List<RunSummary> runs, TraceReading traces, Path file) throws FileNotWrittenException {
        Path beside = beside(file);
        List<SampleRow> missing = new ArrayList<>();
        WholeFile.write(beside, out -> {
            CSVPrinter printer = printer(out);
            head(printer, TraceFields.ALL);
            missing.addAll(traces.read(runs, row -> record(printer, TraceFields.ALL, row)));
            printer.flush();
        });
        WholeFile.write(file, out -> write(runs, out));
        return new Exported(beside, List.copyOf(missing));
    }

    /** NAME.traces.csv for NAME.csv. */
    private Path beside(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - extension().length()) + ".traces" + extension());
    }

    private static CSVPrinter printer(OutputStream out) throws IOException {
        return new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16), CSVFormat.RFC4180);
    }

    private static <R> void head(CSVPrinter printer, List<Field<R>> fields) throws IOException {
        printer.printRecord(fields.stream().map(Field::name).toList());
    }

    private static <R> void record(CSVPrinter printer, List<Field<R>> fields, R row) throws IOException {
        for (Field<R> field : fields) {
            printer.print(inert(field.value().apply(row)));
        }
        printer.println();
    }

    /**
     * Text that a spreadsheet program would run as a formula gets an apostrophe in front, which keeps it text; so does
     * text that begins with an apostrophe, so that taking one away always gives the text back. Numbers stay as they are.
     */
    private static String inert(Value value) {
        return value instanceof Value.Text(String text) && "=+-@\t\r\n'".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : value.plain();
    }
}
