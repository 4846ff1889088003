package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import java.util.Optional;

/** What became of the recording of the device's own tracer in one job. A job that ended well stays so, whatever it was. */
sealed interface RecordingOutcome {
    /** The plan needs none. */
    record NotAsked() implements RecordingOutcome {}

    /**
     * It is in the bundle.
     *
     * @param losses what it lacks, in words; empty where it is whole
     */
    record Kept(Optional<String> losses) implements RecordingOutcome {}

    /**
     * The device's program made none.
     *
     * @param why in words, without a full stop
     */
    record Refused(String why) implements RecordingOutcome {}

    /**
     * There was one, and it did not come to this machine; nothing of it is in the bundle.
     *
     * @param cause of the last attempt
     */
    record NotFetched(AgentException cause) implements RecordingOutcome {}

    /** For the trial's document; empty where none was asked for. */
    default Optional<String> words() {
        return switch (this) {
            case NotAsked _ -> Optional.empty();
            case Kept kept -> Optional.of(kept.losses().orElse("whole"));
            case Refused refused -> Optional.of(refused.why());
            case NotFetched(AgentException cause) ->
                Optional.of("it could not be fetched: " + cause.what() + ": " + cause.why());
        };
    }
}
