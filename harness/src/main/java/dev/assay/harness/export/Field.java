package dev.assay.harness.export;

import java.util.function.Function;

/**
 * A column of an exported table.
 *
 * @param unit empty for text and counts
 * @param <R> what a row is made from
 */
record Field<R>(String name, String unit, String meaning, Function<R, Value> value) {

    static <R> Field<R> text(String name, String meaning, Function<R, String> text) {
        return new Field<>(name, "", meaning, text.andThen(Value::text));
    }

    static <R> Field<R> count(String name, String meaning, Function<R, ? extends Number> count) {
        return new Field<>(
                name, "", meaning, row -> new Value.Count(count.apply(row).longValue()));
    }
}
