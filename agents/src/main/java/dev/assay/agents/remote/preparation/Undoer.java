package dev.assay.agents.remote.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.NotPermittedException;
import dev.assay.agents.preparation.Undoing;
import dev.assay.agents.remote.Link;
import java.util.Optional;

/** Undoes one change, unless somebody else made another since. */
record Undoer(Link link, Settings settings, Setter setter) {
    Undoing undo(UndoJournal.Entry entry) throws AgentException, InterruptedException {
        Optional<Setting> setting = settings.named(entry.setting());
        return setting.isPresent()
                ? undo(setting.get(), entry)
                : new Undoing.NotUndone(
                        entry.setting(),
                        "this version of Assay does not know it",
                        "open the device with the version that set it; it was " + entry.found());
    }

    private Undoing undo(Setting setting, UndoJournal.Entry entry) throws AgentException, InterruptedException {
        try {
            Undoing undoing = undone(setting, entry);
            if (!(undoing instanceof Undoing.NotUndone)) {
                setting.forget(link);
            }
            return undoing;
        } catch (NotPermittedException e) {
            return new Undoing.NotUndone(
                    entry.setting(), e.why(), e.remedy() + "; or " + setting.byHand(entry.found()));
        }
    }

    private Undoing undone(Setting setting, UndoJournal.Entry entry) throws AgentException, InterruptedException {
        String byHand = setting.byHand(entry.found());
        return switch (setting.read(link)) {
            case Reading.Unknown unknown -> new Undoing.NotUndone(entry.setting(), unknown.why(), byHand);
            case Reading.Value now
            when now.is(entry.set()) ->
                setter.set(setting, entry.found())
                        .<Undoing>map(why -> new Undoing.NotUndone(entry.setting(), why, byHand))
                        .orElseGet(() -> new Undoing.Undone(entry.setting(), entry.found()));
            case Reading.Value now -> new Undoing.Untouched(entry.setting(), now.text());
        };
    }
}
