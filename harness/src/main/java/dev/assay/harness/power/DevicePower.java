package dev.assay.harness.power;

import dev.assay.agents.remote.Holder;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The power of one device. Used by one thread, which may be interrupted: what was cut is restored all the same. */
public final class DevicePower {
    private final String device;
    private final PowerSwitch commands;
    private final Cuts cuts;
    private final PowerJournal journal;

    /** Whether the journal says that it is cut. */
    private boolean cut;

    DevicePower(String device, PowerSwitch commands, Cuts cuts, PowerJournal journal) {
        this.device = device;
        this.commands = commands;
        this.cuts = cuts;
        this.journal = journal;
    }

    /** The command that cuts it, for people. */
    public String command() {
        return PowerSwitch.words(commands.cut());
    }

    /** What goes with it. */
    public Cuts cuts() {
        return cuts;
    }

    /** The longest that {@link #cut} takes, and {@link #restore}. */
    public Duration longest() {
        return commands.deadline();
    }

    /**
     * Runs the command that cuts it, once the journal says how to restore it.
     *
     * @return why the power is not cut, as far as the command tells; empty when it ended well. Restore either way
     */
    public Optional<String> cut() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(); // Java would close the journal's file
        }
        try {
            journal.write(new CutPower(
                    CutPower.SCHEMA,
                    device,
                    Holder.self().id(),
                    commands.restore(),
                    commands.deadline().toMillis()));
        } catch (IOException e) {
            return Optional.of("nothing was cut, for " + journal.file(device)
                    + ", which tells the next session to restore it, cannot be written: " + e.getMessage());
        }
        cut = true;
        return why(commands.turnOff(), command());
    }

    /**
     * Restores what {@link #cut} cut, also for a thread that was or is interrupted; takes no longer than the command's deadline.
     *
     * @return why it is not restored; then the journal still says so, and the next session tries again
     */
    public Optional<String> restore() {
        if (!cut) {
            return Optional.empty();
        }
        Optional<String> why = Undisturbed.get(() -> restored(device, commands, journal));
        cut = why.isPresent();
        return why;
    }

    /** Restores the power of a device and takes it out of the journal. */
    static Optional<String> restored(String device, PowerSwitch commands, PowerJournal journal) {
        String command = PowerSwitch.words(commands.restore());
        try {
            Optional<String> why = why(commands.turnOn(), command);
            if (why.isEmpty()) {
                journal.remove(device);
            }
            return why;
        } catch (IOException e) {
            return Optional.of("it is back, but " + journal.file(device) + " cannot be removed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(command + " was interrupted");
        }
    }

    private static Optional<String> why(SwitchOutcome outcome, String command) {
        return switch (outcome) {
            case SwitchOutcome.Done _ -> Optional.empty();
            case SwitchOutcome.Failed failed -> Optional.of(command + ": " + failed);
            case SwitchOutcome.NotRun not -> Optional.of("cannot run " + command + ": " + not);
        };
    }
}
