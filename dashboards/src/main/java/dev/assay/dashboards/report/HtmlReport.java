package dev.assay.dashboards.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.assay.dashboards.file.FileNotWrittenException;
import dev.assay.dashboards.file.WholeFile;
import dev.assay.dashboards.text.Printable;
import dev.assay.results.summary.RunSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs as one HTML file that needs no network, no script and no other file. Its figures are those of the terminal's
 * table, made by the same class. The same runs always give the same file.
 */
public final class HtmlReport {
    /** All text is made harmless to look at, then escaped; only the style sheet goes in as it is. */
    private static final Template TEMPLATE = Mustache.compiler()
            .withEscaper(text -> Escapers.HTML.escape(Printable.lines(text)))
            .emptyStringIsFalse(true)
            .compile(resource("report.mustache"));

    private static final String STYLE = resource("report.css");

    private HtmlReport() {}

    private record Page(String style, List<RunPage> runs, boolean several) {}

    /** @throws FileNotWrittenException with what stood there before still in place */
    public static void write(List<RunSummary> runs, Path file) throws FileNotWrittenException {
        Page page = new Page(STYLE, runs.stream().map(RunPage::of).toList(), runs.size() > 1);
        WholeFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            TEMPLATE.execute(page, writer);
            writer.flush();
        });
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged: " + name, e);
        }
    }
}
