package dev.assay.agents.remote.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.NotPermittedException;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.StepOutcome.NotPermitted;
import dev.assay.agents.preparation.StepOutcome.NotPrepared;
import dev.assay.agents.preparation.StepOutcome.Prepared;
import dev.assay.agents.preparation.Undoing;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.collectors.verdict.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The preparation of one device in one session. Every call may be repeated after a loss of the device: it looks what is so
 * already. Used by one thread.
 */
public final class DevicePreparation {
    private final Link link;
    private final Settings settings;
    private final UndoFile file;
    private final Setter setter;
    private final Undoer undoer;

    /** What is on the device now, as far as it is known. */
    private UndoJournal journal = UndoJournal.empty();

    /** Why nothing may be changed; null when it may. */
    private String occupied;

    /**
     * @param home an existing folder of the device
     * @param settings what can be set on it
     */
    public DevicePreparation(Link link, RemoteHome home, Settings settings) {
        this(link, home, settings, Setter.PATIENCE);
    }

    /** @param patience until the device says that it did what it was told */
    public DevicePreparation(Link link, RemoteHome home, Settings settings, Duration patience) {
        this.link = link;
        this.settings = settings;
        this.file = new UndoFile(link, home.path() + "/undo.json");
        this.setter = new Setter(link, patience);
        this.undoer = new Undoer(link, settings, setter);
    }

    /** For people. */
    public String device() {
        return link.name();
    }

    /** Undoes what a session that was cut off left behind; that of a coordinator at work is left alone. */
    public List<Undoing> recover() throws AgentException, InterruptedException {
        return switch (file.read()) {
            case UndoFile.Nothing _ -> List.of();
            case UndoFile.Unreadable unreadable -> {
                file.setAside();
                yield List.of(new Undoing.NotUndone(
                        file.path(),
                        unreadable.why(),
                        "it is kept beside it as undo.json.unreadable: put back by hand what it names"));
            }
            case UndoFile.Journal found -> {
                if (found.journal().owner().livesElsewhere()) {
                    occupied = "another run of Assay, process "
                            + found.journal().owner().pid() + ", has prepared this device";
                    yield List.of();
                }
                journal = found.journal();
                yield restore();
            }
        };
    }

    /** @return an outcome a step, in their order */
    public List<StepOutcome> prepare(Preparation wanted) throws AgentException, InterruptedException {
        if (occupied != null) {
            return wanted.steps().stream()
                    .<StepOutcome>map(step -> new NotPrepared(step, occupied))
                    .toList();
        }
        List<Seen> seen = new ArrayList<>();
        UndoJournal needed = journal;
        for (PreparationStep step : wanted.steps()) {
            Seen now = look(step);
            seen.add(now);
            for (Pending pending : now.pending()) {
                needed = needed.with(
                        pending.change().setting(),
                        pending.found(),
                        pending.change().value());
            }
        }
        Optional<String> unkept = keeping(needed);
        List<StepOutcome> outcomes = new ArrayList<>();
        for (Seen step : seen) {
            Optional<StepOutcome> not = Optional.ofNullable(step.not());
            if (not.isEmpty() && !step.pending().isEmpty()) {
                not = unkept.map(why -> new NotPrepared(step.step(), why));
            }
            outcomes.add(not.isPresent() ? not.get() : take(step));
        }
        return outcomes;
    }

    /**
     * @param changes all that the step means
     * @param pending changes yet to be made
     * @param not why nothing can be changed: the present state is not known; null when it is
     */
    private record Seen(PreparationStep step, List<Change> changes, List<Pending> pending, StepOutcome not) {
        static Seen not(StepOutcome outcome) {
            return new Seen(outcome.step(), List.of(), List.of(), outcome);
        }
    }

    private record Pending(Change change, String found) {}

    private Seen look(PreparationStep step) throws AgentException, InterruptedException {
        try {
            return switch (settings.of(step, link)) {
                case Settings.Impossible impossible -> Seen.not(new NotPrepared(step, impossible.why()));
                case Settings.Changes meant -> look(step, meant.changes());
            };
        } catch (NotPermittedException e) {
            return Seen.not(new NotPermitted(step, e.why(), e.remedy()));
        }
    }

    private Seen look(PreparationStep step, List<Change> changes) throws AgentException, InterruptedException {
        List<Pending> pending = new ArrayList<>();
        for (Change change : changes) {
            switch (change.setting().read(link)) {
                case Reading.Unknown unknown -> {
                    return Seen.not(new NotPrepared(step, unknown.why()));
                }
                case Reading.Value now when now.is(change.value()) -> {}
                case Reading.Value now -> pending.add(new Pending(change, now.text()));
            }
        }
        return new Seen(step, changes, pending, null);
    }

    /** Without a journal nothing is changed, and the trial goes on all the same. */
    private Optional<String> keeping(UndoJournal needed) throws AgentException, InterruptedException {
        try {
            keep(needed);
            return Optional.empty();
        } catch (AgentException e) {
            if (e.failure() == Failure.DEVICE_LOST) {
                throw e;
            }
            return Optional.of(e.what() + ": " + e.why());
        }
    }

    private StepOutcome take(Seen seen) throws AgentException, InterruptedException {
        try {
            return set(seen);
        } catch (NotPermittedException e) {
            return new NotPermitted(seen.step(), e.why() + putBack(seen.changes()), e.remedy());
        }
    }

    private StepOutcome set(Seen seen) throws AgentException, InterruptedException {
        List<Change> changes = seen.changes();
        for (Pending pending : seen.pending()) {
            Change change = pending.change();
            Optional<String> refused = setter.set(change.setting(), change.value());
            if (refused.isPresent()) {
                return new NotPrepared(seen.step(), refused.get() + putBack(changes));
            }
        }
        String found = changes.stream()
                .map(change -> change.setting().name() + " "
                        + journal.of(change.setting())
                                .map(UndoJournal.Entry::found)
                                .orElse(change.value()))
                .collect(Collectors.joining(", "));
        return new Prepared(seen.step(), found);
    }

    /** A step is whole or not at all. */
    private String putBack(List<Change> changes) throws AgentException, InterruptedException {
        UndoJournal rest = journal;
        List<String> stuck = new ArrayList<>();
        for (Change change : changes.reversed()) {
            Optional<UndoJournal.Entry> entry = journal.of(change.setting());
            if (entry.isEmpty()) {
                continue;
            }
            Optional<String> refused =
                    setter.setBack(change.setting(), entry.get().found());
            if (refused.isPresent()) {
                stuck.add(refused.get());
            } else {
                change.setting().forget(link);
                rest = rest.without(change.setting().name());
            }
        }
        keep(rest);
        return stuck.isEmpty() ? "" : "; not undone: " + String.join(", ", stuck);
    }

    /** What cannot be undone stays in the journal, for the next session. */
    public List<Undoing> restore() throws AgentException, InterruptedException {
        List<Undoing> undone = new ArrayList<>();
        UndoJournal rest = journal;
        for (UndoJournal.Entry entry : journal.entries().reversed()) {
            Undoing undoing = undoer.undo(entry);
            undone.add(undoing);
            if (!(undoing instanceof Undoing.NotUndone)) {
                rest = rest.without(entry.setting());
            }
        }
        keep(rest);
        return undone;
    }

    private void keep(UndoJournal next) throws AgentException, InterruptedException {
        if (next.equals(journal)) {
            return;
        }
        if (next.isEmpty()) {
            file.remove();
        } else {
            file.write(next);
        }
        journal = next;
    }
}
