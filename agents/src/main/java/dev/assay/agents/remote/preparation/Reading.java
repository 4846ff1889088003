package dev.assay.agents.remote.preparation;

/** What a device said that a setting is. */
public sealed interface Reading {
    /** In the device's words. */
    record Value(String text) implements Reading {
        /** Numbers are the same however they are written: 0 and 0.0. */
        public boolean is(String other) {
            return text.equals(other) || number(text) == number(other);
        }

        /** NaN, which equals nothing, for what is no number. */
        private static double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }

    record Unknown(String why) implements Reading {}
}
