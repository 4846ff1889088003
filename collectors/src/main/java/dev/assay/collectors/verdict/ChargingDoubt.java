package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.verdict.Reason.Code;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A battery that is being charged heats the device, and hides what it draws. A charger that is connected and does not charge
 * is no ground: a full battery on its mains is how a laptop or a board is used.
 */
final class ChargingDoubt {
    private static final String STATUS = "battery_status_";

    private ChargingDoubt() {}

    static Optional<Reason> of(TrialDocument trial) {
        List<String> charging = Stream.of(trial.before(), trial.after())
                .flatMap(Stream::ofNullable)
                .map(Conditions::readings)
                .flatMap(List::stream)
                .filter(reading -> reading.name().startsWith(STATUS))
                .filter(reading -> "Charging".equalsIgnoreCase(reading.text()))
                .map(Condition::name)
                .map(name -> name.substring(STATUS.length()))
                .distinct()
                .toList();
        return charging.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason(
                        Code.CHARGING,
                        charging.size(),
                        0,
                        "batteries",
                        "the battery was being charged (" + String.join(", ", charging)
                                + "); cut the charger off, or let it fill up first"));
    }
}
