package dev.assay.collectors.meter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The lines of a meter's table as samples. */
final class MeterTable {
    /** Digits before or zeros behind the point: beyond is no measurement, and costs time to expand. */
    private static final int LARGEST = 30;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** What stands for bytes that are no UTF-8. */
    private static final char UNREADABLE = '\ufffd';

    /** Of so many lines one may hold no sample. */
    private static final int FEW = 100;

    private final String where;
    private final MeterColumns columns;
    private final MeterRows rows = new MeterRows();
    private final List<String> skipped = new ArrayList<>();
    private final Consumer<String> remarks;
    private final int width;
    private final String separator;
    private int line;

    /** Of a column of time, in its own unit: the place of the last digit that any of its numbers has. */
    private int finest = Integer.MIN_VALUE;

    /** Which columns count. */
    @FunctionalInterface
    interface Choice {
        MeterColumns of(String where, List<String> header) throws MeterException;
    }

    /** @throws MeterException also when it holds hardly any sample */
    MeterTable(String where, BufferedReader reader, Choice choice) throws IOException, MeterException {
        this(where, reader, choice, _ -> {});
    }

    /** @param remarks is given each line that begins with # */
    MeterTable(String where, BufferedReader reader, Choice choice, Consumer<String> remarks)
            throws IOException, MeterException {
        this.where = where;
        this.remarks = remarks;
        String header = next(reader);
        if (header == null) {
            throw MeterException.unreadable(where, "it is empty");
        }
        if (header.indexOf(UNREADABLE) >= 0) {
            throw MeterException.unreadable(where + ":" + line, "its header is no UTF-8, so its units cannot be told");
        }
        separator = separator(header);
        List<String> names = fields(header);
        width = names.size();
        columns = choice.of(where + ":" + line, names);
        for (String text = next(reader); text != null; text = next(reader)) {
            add(text);
        }
        refuseWithoutSamples();
    }

    /** Bytes that are no UTF-8 do not end it. */
    static BufferedReader reader(Path file) throws IOException {
        CharsetDecoder lenient = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), lenient));
    }

    static String separator(String header) {
        return header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
    }

    /** Whether a line is passed over: blank, or a remark. */
    static boolean isNone(String text) {
        return text.isBlank() || text.startsWith("#");
    }

    private void refuseWithoutSamples() throws MeterException {
        if (rows.count() < 2 && skipped.isEmpty()) {
            throw MeterException.unreadable(where, "it holds " + rows.count() + " samples");
        }
        if (rows.count() < 2 || skipped.size() * FEW > rows.count() + skipped.size()) {
            throw MeterException.unreadable(
                    where, skipped.size() + " of its lines hold no sample, the first " + skipped.getFirst());
        }
    }

    String where() {
        return where;
    }

    MeterColumns columns() {
        return columns;
    }

    MeterRows rows() {
        return rows;
    }

    List<String> skipped() {
        return skipped;
    }

    private void add(String text) throws MeterException {
        List<String> fields = fields(text);
        try {
            refuseFurther(fields);
            long ns = time(fields, columns.time());
            long arrived = columns.arrived().isPresent()
                    ? time(fields, columns.arrived().get())
                    : ns;
            double amps =
                    columns.amps().isPresent() ? number(fields, columns.amps().get()) : Double.NaN;
            double watts = columns.watts().isPresent()
                    ? number(fields, columns.watts().get())
                    : amps * number(fields, columns.volts().orElseThrow());
            if (rows.count() > 0 && ns < rows.ns(rows.count() - 1)) {
                throw MeterException.unreadable(
                        where + ":" + line, "time goes back by " + (rows.ns(rows.count() - 1) - ns) + " ns");
            }
            rows.add(ns, arrived, watts, amps);
            finest = Math.max(
                    finest, exact(fields, columns.time()).stripTrailingZeros().scale());
        } catch (NumberFormatException e) {
            skipped.add("line " + line + ": " + e.getMessage());
        }
    }

    /** 4,51 is one number to some and two to others: which it is here, more fields than the header has do not tell. */
    private void refuseFurther(List<String> fields) {
        for (int i = width; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                throw new NumberFormatException("it has " + fields.size() + " fields, and the header " + width);
            }
        }
    }

    /** What the last digit of a time stands for, s: the truth may be off by that. */
    double resolutionS() {
        return columns.time().scale() * Math.pow(10, -finest);
    }

    private double number(List<String> fields, MeterColumns.Column column) {
        return exact(fields, column).doubleValue() * column.scale();
    }

    /** Exact to the ns: epoch time does not fit into a double. */
    private long time(List<String> fields, MeterColumns.Column column) {
        BigDecimal nanos = BigDecimal.valueOf(Math.round(1e9 * column.scale()));
        try {
            return exact(fields, column)
                    .multiply(nanos)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new NumberFormatException("column " + column.name() + " holds no time");
        }
    }

    private BigDecimal exact(List<String> fields, MeterColumns.Column column) {
        String text = column.index() < fields.size() ? fields.get(column.index()) : "";
        try {
            BigDecimal value = new BigDecimal(separator.equals(";") ? text.replace(',', '.') : text);
            if (Math.abs((long) value.precision() - value.scale()) > LARGEST) {
                throw new NumberFormatException();
            }
            return value;
        } catch (NumberFormatException e) {
            throw new NumberFormatException("'" + text + "' in column " + column.name() + " is no number");
        }
    }

    private String next(BufferedReader reader) throws IOException {
        String text = reader.readLine();
        line++;
        if (line == 1 && text != null && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        while (text != null && isNone(text)) {
            if (!text.isBlank()) {
                remarks.accept(text);
            }
            text = reader.readLine();
            line++;
        }
        return text;
    }

    private List<String> fields(String text) {
        return Arrays.stream(text.split(separator, -1))
                .map(field -> field.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }
}
