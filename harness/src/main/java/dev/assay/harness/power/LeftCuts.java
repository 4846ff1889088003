package dev.assay.harness.power;

import dev.assay.agents.remote.Holder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Power that a session cut and, killed, did not restore. Whoever starts next does, before it looks for devices. */
public final class LeftCuts {
    private LeftCuts() {}

    /**
     * What became of one of them.
     *
     * @param device its id; the journal's file where that is not understood
     * @param notRestored why its power is not restored; empty when it is
     */
    public record Restoring(String device, Optional<String> notRestored) {
        /** For people. */
        public String words() {
            return notRestored
                    .map(why -> "the power of " + device + ", which an earlier session cut, is NOT restored: " + why
                            + "; restore it by hand, or let the next session try again")
                    .orElse("the power of " + device + ", which an earlier session cut, is restored");
        }
    }

    /**
     * Restores all; what a coordinator at work has cut is left alone.
     *
     * @param cutPower folder of the journal; need not exist
     */
    public static List<Restoring> restore(Path cutPower) {
        PowerJournal journal = new PowerJournal(cutPower);
        List<Restoring> done = new ArrayList<>();
        try {
            for (Path file : journal.files()) {
                restore(file, journal).ifPresent(done::add);
            }
        } catch (IOException e) {
            done.add(new Restoring("devices", Optional.of(cutPower + " cannot be read: " + e.getMessage())));
        }
        return done;
    }

    private static Optional<Restoring> restore(Path file, PowerJournal journal) throws IOException {
        Optional<CutPower> cut = PowerJournal.read(file);
        if (cut.isEmpty()) {
            return Optional.of(new Restoring(
                    file.toString(), Optional.of("it is not of format " + CutPower.SCHEMA + "; remove it when it is")));
        }
        if (Holder.parse(cut.get().holder()).filter(Holder::isAlive).isPresent()) {
            return Optional.empty();
        }
        PowerSwitch commands = new PowerSwitch(
                List.of(), cut.get().restore(), Duration.ofMillis(cut.get().deadlineMs()));
        String device = cut.get().device();
        return Optional.of(new Restoring(device, DevicePower.restored(device, commands, journal)));
    }
}
