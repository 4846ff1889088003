package dev.assay.collectors.meter;

import dev.assay.collectors.sensing.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which columns of a table are time, power, voltage and current, found by the units in its header.
 *
 * @param time always there
 * @param arrived when the coordinator got a line; empty of a table that it did not write
 * @param watts empty where volts and amps are there
 */
record MeterColumns(
        Column time, Optional<Column> arrived, Optional<Column> watts, Optional<Column> volts, Optional<Column> amps) {
    /** The first column of a log of the coordinator. */
    static final String ARRIVED = "arrived_ns";

    private static final double S_PER_NS = 1e-9;

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("s", new Unit(Quantity.TIME, 1)),
            Map.entry("sec", new Unit(Quantity.TIME, 1)),
            Map.entry("seconds", new Unit(Quantity.TIME, 1)),
            Map.entry("ms", new Unit(Quantity.TIME, 1e-3)),
            Map.entry("us", new Unit(Quantity.TIME, 1e-6)),
            Map.entry("µs", new Unit(Quantity.TIME, 1e-6)),
            Map.entry("ns", new Unit(Quantity.TIME, 1e-9)),
            Map.entry("w", new Unit(Quantity.POWER, 1)),
            Map.entry("mw", new Unit(Quantity.POWER, 1e-3)),
            Map.entry("uw", new Unit(Quantity.POWER, 1e-6)),
            Map.entry("µw", new Unit(Quantity.POWER, 1e-6)),
            Map.entry("v", new Unit(Quantity.VOLTAGE, 1)),
            Map.entry("mv", new Unit(Quantity.VOLTAGE, 1e-3)),
            Map.entry("uv", new Unit(Quantity.VOLTAGE, 1e-6)),
            Map.entry("µv", new Unit(Quantity.VOLTAGE, 1e-6)),
            Map.entry("a", new Unit(Quantity.CURRENT, 1)),
            Map.entry("ma", new Unit(Quantity.CURRENT, 1e-3)),
            Map.entry("ua", new Unit(Quantity.CURRENT, 1e-6)),
            Map.entry("µa", new Unit(Quantity.CURRENT, 1e-6)));

    private enum Quantity {
        TIME,
        POWER,
        VOLTAGE,
        CURRENT
    }

    private record Unit(Quantity quantity, double scale) {}

    /**
     * @param index from 0
     * @param scale the number times this is in s, W, V or A
     */
    record Column(int index, String name, double scale) {}

    /**
     * Of a table that a meter's own program wrote.
     *
     * @param header its fields in order
     * @param only names of the columns to use; empty: whatever has a unit
     * @throws MeterException when a quantity is missing, or several columns claim to be it
     */
    static MeterColumns of(String where, List<String> header, List<String> only) throws MeterException {
        refuseUnknown(where, header, only);
        Column time = find(where, header, only, Quantity.TIME)
                .orElseThrow(() ->
                        MeterException.unreadable(where, "no column of " + header + " is a time in s, ms, us or ns"));
        return new MeterColumns(time, Optional.empty(), where, header, only);
    }

    /**
     * Of a table that the coordinator wrote, line by line behind the moment at which it came.
     *
     * @param header its fields in order, that of the moment the first
     * @param meter whose own columns follow
     * @throws MeterException as {@link #of}; a meter that is stamped on arrival needs no time of its own
     */
    static MeterColumns logged(String where, List<String> header, Meter meter) throws MeterException {
        List<String> own = new ArrayList<>(header);
        own.set(0, "arrived");
        refuseUnknown(where, own, meter.columns());
        Column arrived = new Column(0, ARRIVED, S_PER_NS);
        Column time =
                switch (meter.clock()) {
                    case ARRIVAL -> arrived;
                    case MONOTONIC, WALL ->
                        find(where, own, meter.columns(), Quantity.TIME)
                                .orElseThrow(() -> MeterException.unreadable(
                                        where, "no column of " + header + " is a time in s, ms, us or ns"));
                };
        return new MeterColumns(time, Optional.of(arrived), where, own, meter.columns());
    }

    private MeterColumns(Column time, Optional<Column> arrived, String where, List<String> header, List<String> only)
            throws MeterException {
        this(
                time,
                arrived,
                find(where, header, only, Quantity.POWER),
                find(where, header, only, Quantity.VOLTAGE),
                find(where, header, only, Quantity.CURRENT));
        if (watts.isEmpty() && (volts.isEmpty() || amps.isEmpty())) {
            throw MeterException.unreadable(
                    where, "no column of " + header + " is a power, and no two are a voltage and a current");
        }
    }

    private static void refuseUnknown(String where, List<String> header, List<String> only) throws MeterException {
        for (String name : only) {
            if (!header.contains(name)) {
                throw MeterException.unreadable(where, "it has no column " + name + ", but " + header);
            }
        }
    }

    private static Optional<Column> find(String where, List<String> header, List<String> only, Quantity wanted)
            throws MeterException {
        List<Column> found = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            Unit unit = only.isEmpty() || only.contains(header.get(i)) ? unit(header.get(i)) : null;
            if (unit != null && unit.quantity() == wanted) {
                found.add(new Column(i, header.get(i), unit.scale()));
            }
        }
        if (found.size() > 1) {
            throw MeterException.unreadable(
                    where,
                    "several columns are a " + wanted.name().toLowerCase(Locale.ROOT) + ": "
                            + found.stream().map(Column::name).toList() + "; name the one that counts");
        }
        return found.stream().findFirst();
    }

    /** The last word of a column's name, as in {@code mA}, {@code power_w} and {@code Main Avg Power (mW)}. */
    private static Unit unit(String name) {
        String[] words = name.strip().toLowerCase(Locale.ROOT).replace('μ', 'µ').split("[^a-zµ]+");
        return words.length == 0 ? null : UNITS.get(words[words.length - 1]);
    }
}
