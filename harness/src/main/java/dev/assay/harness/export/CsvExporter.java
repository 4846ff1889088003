package dev.assay.harness.export;

import dev.assay.results.summary.RunSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tidy CSV (RFC 4180, UTF-8): the {@link FigureTable}. */
public final class CsvExporter implements Exporter {
    @Override
    public String extension() {
        return ".csv";
    }

    @Override
    public void write(List<RunSummary> runs, OutputStream out) throws IOException {
        CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        Table<FigureTable.Row> table = FigureTable.of(runs);
        printer.printRecord(table.fields().stream().map(Field::name).toList());
        for (FigureTable.Row row : table.rows()) {
            printer.printRecord(
                    table.values(row).stream().map(CsvExporter::inert).toList());
        }
        printer.flush();
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
