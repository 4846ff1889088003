package dev.assay.agents.remote.preparation;

import dev.assay.agents.remote.Holder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to be undone on a device. Format {@value #SCHEMA}, a JSON file on the device itself (docs/formats/undo.md).
 *
 * @param owner whose changes they are
 * @param entries in the order in which they were or will be made
 */
record UndoJournal(String schema, Owner owner, List<Entry> entries) {
    static final String SCHEMA = "assay.undo/1";

    UndoJournal {
        entries = List.copyOf(entries);
    }

    /**
     * @param setting name of an {@link Setting}
     * @param found what it was before
     * @param set what Assay sets it to
     */
    record Entry(String setting, String found, String set) {}

    /**
     * The coordinator, so that one that lives is not undone by another of the same machine. A device is reached from one
     * machine at a time.
     *
     * @param pid its process
     * @param startedMs when the process began, ms since 1970; a process with this number and another beginning is another; the
     *     same beginning is told a little differently by two processes
     */
    record Owner(long pid, long startedMs) {
        static Owner self() {
            return of(ProcessHandle.current());
        }

        static Owner of(ProcessHandle process) {
            return new Owner(
                    process.pid(),
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
        }

        /** Whether another coordinator than this one is at work with the device. */
        boolean livesElsewhere() {
            return pid != ProcessHandle.current().pid() && Holder.runsHere(pid, startedMs);
        }
    }

    static UndoJournal empty() {
        return new UndoJournal(SCHEMA, Owner.self(), List.of());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Optional<Entry> of(Setting setting) {
        return entries.stream().filter(e -> e.setting().equals(setting.name())).findFirst();
    }

    /** With an entry more; what was found first stays what was found. */
    UndoJournal with(Setting setting, String found, String set) {
        if (of(setting).filter(e -> e.set().equals(set)).isPresent()) {
            return this;
        }
        String first = of(setting).map(Entry::found).orElse(found);
        return new UndoJournal(
                SCHEMA,
                Owner.self(),
                Stream.concat(
                                without(setting.name()).entries.stream(),
                                Stream.of(new Entry(setting.name(), first, set)))
                        .toList());
    }

    UndoJournal without(String setting) {
        List<Entry> others = new ArrayList<>(entries);
        others.removeIf(e -> e.setting().equals(setting));
        return new UndoJournal(SCHEMA, Owner.self(), others);
    }
}
