package dev.assay.harness.export;

import java.util.List;

/**
 * Rows under explained columns: a sheet, or a CSV file.
 *
 * @param name of the sheet
 */
record Table<R>(String name, List<Field<R>> fields, List<R> rows) {
    List<Value> values(R row) {
        return fields.stream().map(field -> field.value().apply(row)).toList();
    }
}
