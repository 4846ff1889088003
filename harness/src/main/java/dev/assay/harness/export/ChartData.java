package dev.assay.harness.export;

import dev.assay.dashboards.text.Printable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumData;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumVal;

/**
 * Neighbouring rows of a sheet as the data of a chart: it refers to the sheet's places and keeps a copy of what stands
 * there, for the rows themselves are on the disk by now.
 *
 * @param first row of the sheet, 0 and up; its head is row 0
 */
record ChartData<R>(Table<R> table, int first, List<R> rows) {

    /** Text of a column. */
    XDDFCategoryDataSource texts(String column) {
        return XDDFDataSourcesFactory.fromArray(
                rows.stream()
                        .map(row -> Printable.line(value(column, row).plain()))
                        .toArray(String[]::new),
                range(column));
    }

    /** Numbers of a column; an empty place is none. */
    XDDFNumericalDataSource<Double> numbers(String column) {
        return XDDFDataSourcesFactory.fromArray(
                rows.stream().map(row -> number(column, row)).toArray(Double[]::new), range(column));
    }

    /** Makes a column's numbers what is referred to. */
    void refer(CTNumRef reference, String column) {
        reference.setF(range(column));
        CTNumData copy = reference.addNewNumCache();
        copy.setFormatCode("General");
        copy.addNewPtCount().setVal(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Value value = value(column, rows.get(i));
            if (!(value instanceof Value.Nothing)) {
                CTNumVal number = copy.addNewPt();
                number.setIdx(i);
                number.setV(value.plain());
            }
        }
    }

    boolean has(String column) {
        return table.fields().stream().anyMatch(f -> f.name().equals(column))
                && rows.stream().map(row -> number(column, row)).anyMatch(Objects::nonNull);
    }

    /** Where the column's head stands. */
    CellReference head(String column) {
        return new CellReference(table.name(), 0, index(column), true, true);
    }

    private String range(String column) {
        int index = index(column);
        return new CellRangeAddress(first, first + rows.size() - 1, index, index).formatAsString(table.name(), true);
    }

    private Double number(String column, R row) {
        return switch (value(column, row)) {
            case Value.Rounded(BigDecimal number) -> number.doubleValue();
            case Value.Count(long number) -> (double) number;
            case Value.Exact(double number) -> number;
            case Value.Text _, Value.Nothing _ -> null;
        };
    }

    private Value value(String column, R row) {
        return table.fields().get(index(column)).value().apply(row);
    }

    private int index(String column) {
        for (int i = 0; i < table.fields().size(); i++) {
            if (table.fields().get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + column);
    }
}
