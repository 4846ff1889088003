package dev.assay.collectors.condition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The circumstances read at one moment, before or after a trial. */
public record Conditions(Instant at, List<Condition> readings) {
    public Conditions {
        readings = List.copyOf(readings);
    }

    private static final String ALL = "conditions";

    /** Of a device that told none of them. */
    public static Conditions unread(Instant at, String why) {
        return new Conditions(at, List.of(Condition.absent(ALL, "", why, "the device")));
    }

    /** Why none of them was read; empty when they were. */
    public Optional<String> unread() {
        return find(ALL).map(Condition::absent);
    }

    public Optional<Condition> find(String name) {
        return readings.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    public OptionalDouble value(String name) {
        return find(name)
                .filter(c -> c.value() != null)
                .map(c -> OptionalDouble.of(c.value()))
                .orElseGet(OptionalDouble::empty);
    }
}
