package dev.assay.agents.preparation;

/** What became of a step. */
public sealed interface StepOutcome {
    PreparationStep step();

    /**
     * The device is in the state.
     *
     * @param found what was there before Assay changed it, in the device's words
     */
    record Prepared(PreparationStep step, String found) implements StepOutcome {}

    /** The device is not known to be in the state, and was left as it was. */
    record NotPrepared(PreparationStep step, String why) implements StepOutcome {}

    /**
     * The same, for the device's owner does not let Assay's user do it.
     *
     * @param why the device's words
     * @param remedy how the owner allows it
     */
    record NotPermitted(PreparationStep step, String why, String remedy) implements StepOutcome {}
}
