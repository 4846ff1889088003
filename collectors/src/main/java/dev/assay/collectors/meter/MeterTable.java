package dev.assay.collectors.meter;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a meter's table as samples. */
final class MeterTable {
    /** Digits before or zeros behind the point: beyond is no measurement, and costs time to expand. */
    private static final int LARGEST = 30;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** Of so many lines one may hold no sample. */
    private static final int FEW = 100;

    private final String where;
    private final MeterColumns columns;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private String separator;
    private int line;

    /**
     * @param ns of the clock that the column of time is of
     * @param arrivedNs when the coordinator got the line; the same as {@code ns} where it did not write the table
     * @param amps NaN when not recorded
     */
    record Row(long ns, long arrivedNs, double watts, double amps) {}

    /** Which columns count. */
    @FunctionalInterface
    interface Choice {
        MeterColumns of(String where, List<String> header) throws MeterException;
    }

    /** @throws MeterException also when it holds hardly any sample */
    MeterTable(String where, BufferedReader reader, Choice choice) throws IOException, MeterException {
        this.where = where;
        String header = next(reader);
        if (header == null) {
            throw MeterException.unreadable(where, "it is empty");
        }
        separator = separator(header);
        columns = choice.of(where, fields(header));
        for (String text = next(reader); text != null; text = next(reader)) {
            add(text);
        }
        refuseWithoutSamples();
    }

    static String separator(String header) {
        return header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
    }

    /** Whether a line is passed over: blank, or a remark. */
    static boolean isNone(String text) {
        return text.isBlank() || text.startsWith("#");
    }

    private void refuseWithoutSamples() throws MeterException {
        if (rows.size() < 2) {
            throw MeterException.unreadable(where, "it holds " + rows.size() + " samples");
        }
        if (skipped.size() * FEW > rows.size() + skipped.size()) {
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

    List<Row> rows() {
        return rows;
    }

    List<String> skipped() {
        return skipped;
    }

    private void add(String text) throws MeterException {
        List<String> fields = fields(text);
        try {
            long ns = time(fields, columns.time());
            long arrived = columns.arrived().isPresent()
                    ? time(fields, columns.arrived().get())
                    : ns;
            double amps =
                    columns.amps().isPresent() ? number(fields, columns.amps().get()) : Double.NaN;
            double watts = columns.watts().isPresent()
                    ? number(fields, columns.watts().get())
                    : amps * number(fields, columns.volts().orElseThrow());
            if (!rows.isEmpty() && ns < rows.getLast().ns()) {
                throw MeterException.unreadable(
                        where + ":" + line,
                        "time goes back by " + (rows.getLast().ns() - ns) + " ns");
            }
            rows.add(new Row(ns, arrived, watts, amps));
        } catch (NumberFormatException e) {
            skipped.add("line " + line + ": " + e.getMessage());
        }
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
