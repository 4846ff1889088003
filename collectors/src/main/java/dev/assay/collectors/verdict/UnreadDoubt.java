package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.verdict.Reason.Code;
import java.util.Optional;

/**
 * A finished trial of whose device nothing is known afterwards. A single reading that a device does not have raises no doubt;
 * all of them missing means that nobody looked whether it was hot, charged, slowed down or busy.
 */
final class UnreadDoubt {
    private UnreadDoubt() {}

    static Optional<Reason> of(TrialDocument trial) {
        return Optional.ofNullable(trial.after())
                .map(Conditions::unread)
                .orElse(Optional.of("the bundle has none"))
                .map(why -> new Reason(
                        Code.CONDITIONS_UNREAD,
                        0,
                        1,
                        "readings",
                        "the conditions after the trial could not be read, so heat, charging, throttling and other load in it"
                                + " are not known: " + why + "; measure it again"));
    }
}
