package dev.assay.harness.run;

import dev.assay.agents.DeviceSession;
import dev.assay.agents.preparation.Undoing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a session undid when it was opened, in words. */
public final class Recovered {
    private Recovered() {}

    /** Empty when there was nothing. */
    public static Optional<String> by(DeviceSession session) {
        List<Undoing> recovered = session.recovered();
        return recovered.isEmpty()
                ? Optional.empty()
                : Optional.of("undone what an earlier session left prepared: " + words(recovered));
    }

    /** Whether nothing is left that could not be undone. */
    public static boolean whole(DeviceSession session) {
        return session.recovered().stream().noneMatch(Undoing.NotUndone.class::isInstance);
    }

    static String words(List<Undoing> undoings) {
        return undoings.stream()
                .map(undoing -> switch (undoing) {
                    case Undoing.Undone undone -> undone.setting() + " is " + undone.value() + " again";
                    case Undoing.Untouched other ->
                        other.setting() + " is " + other.value() + ", which is not the run's, and was left so";
                    case Undoing.NotUndone not ->
                        not.setting() + " is NOT undone: " + not.why() + "; what to do: " + not.remedy();
                })
                .collect(Collectors.joining(", "));
    }
}
