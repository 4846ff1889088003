package dev.assay.harness.export;

import java.math.BigDecimal;

/** What stands in one place of an exported table. */
sealed interface Value {
    /** As CSV has it. */
    String plain();

    /** From outside or of ours: never a formula. */
    record Text(String text) implements Value {
        @Override
        public String plain() {
            return text;
        }
    }

    /** A summary's figure, already rounded: shown with exactly these digits. */
    record Rounded(BigDecimal number) implements Value {
        @Override
        public String plain() {
            return number.toPlainString();
        }
    }

    /** A stored value with every bit: the shortest decimal that reads back as the same double. */
    record Exact(double number) implements Value {
        @Override
        public String plain() {
            return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : Double.toString(number);
        }
    }

    record Count(long number) implements Value {
        @Override
        public String plain() {
            return Long.toString(number);
        }
    }

    /** An empty place; where that means "absent" the row's column {@code absent} has the reason. */
    record Nothing() implements Value {
        @Override
        public String plain() {
            return "";
        }
    }

    Value NOTHING = new Nothing();

    /** Null and the empty text are nothing. */
    static Value text(String text) {
        return text == null || text.isEmpty() ? NOTHING : new Text(text);
    }
}
