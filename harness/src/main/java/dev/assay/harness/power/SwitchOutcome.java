package dev.assay.harness.power;

/** What became of a command that switches power. */
sealed interface SwitchOutcome {
    /** It ended with 0, which is no proof that the power is so. */
    record Done() implements SwitchOutcome {}

    /**
     * It ended with another code.
     *
     * @param words its own, on one line; may be empty
     */
    record Failed(int exit, String words) implements SwitchOutcome {
        @Override
        public String toString() {
            return "it ended with " + exit + (words.isEmpty() ? " and said nothing" : ": " + words);
        }
    }

    /** It could not be started, or did not end before its deadline and was ended. */
    record NotRun(String program, String why) implements SwitchOutcome {
        @Override
        public String toString() {
            return program + ": " + why;
        }
    }
}
