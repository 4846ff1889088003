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

    private final String where;
    private final MeterColumns columns;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private String separator;
    private int line;

    /**
     * @param ns of the meter's own clock
     * @param amps NaN when not recorded
     */
    record Row(long ns, double watts, double amps) {}

    MeterTable(String where, BufferedReader reader, List<String> only) throws IOException, MeterException {
        this.where = where;
        String header = next(reader);
        if (header == null) {
            throw MeterException.unreadable(where, "it is empty");
        }
        separator = header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
        columns = MeterColumns.of(where, fields(header), only);
        for (String text = next(reader); text != null; text = next(reader)) {
            add(text);
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
            rows.add(new Row(ns, watts, amps));
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
        while (text != null && (text.isBlank() || text.startsWith("#"))) {
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
