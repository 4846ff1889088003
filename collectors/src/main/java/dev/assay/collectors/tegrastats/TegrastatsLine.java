package dev.assay.collectors.tegrastats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one line of {@code tegrastats} tells. No document describes all its forms, which change with each JetPack, so every
 * field is looked for on its own, wherever it stands. What is not there, is cut short, or is no number is absent.
 *
 * @param rails by name, in the order of the line; the first of a name counts
 * @param temperatures by zone, °C, as the zone calls itself; what no device can have (-256: the zone is off) is left out
 * @param cores by number; empty where the line tells none, or ends within them
 * @param gpu load and clock of the graphics processor; nothing in it where it is not told
 * @param memoryController the same of the memory's controller
 */
public record TegrastatsLine(
        Map<String, Power> rails,
        Map<String, Double> temperatures,
        List<Core> cores,
        Engine gpu,
        Engine memoryController,
        Optional<Memory> memory,
        Optional<Memory> swap) {

    private static final double COLDEST = -40;
    private static final double HOTTEST = 150;
    private static final double MW_PER_W = 1e3;

    /** Pairs of numbers that are no rails, and an input of a chip that nothing is connected to. */
    private static final Set<String> NO_RAILS = Set.of("RAM", "SWAP", "IRAM", "NC");

    private static final String NAME = "(?<!\\S)([A-Za-z][A-Za-z0-9_.+-]{0,63})";

    /** {@code VDD_IN 2957mW/2957mW}, {@code POM_5V_IN 1750/1628}: the unit or the stroke shows that the number is whole. */
    private static final Pattern RAIL =
            Pattern.compile(NAME + " (" + Field.NUMBER + ")(mW(?=[/\\s]|$)|/(?=\\d*(?:[/\\s]|$)))");

    private static final Pattern ZONE = Pattern.compile(NAME + "@(" + Field.NUMBER + ")C(?=[\\s/]|$)");

    /** {@code CPU [12%@729,off]}, and of before JetPack 3.2 {@code cpu [12%,off]@729}. */
    private static final Pattern CORES = Pattern.compile("(?<!\\S)(?i:cpu) \\[([^\\[\\]]*)](?:@(\\d{1,7})(?=\\s))?");

    /** Half of a load with a decimal comma: where one processor ends and the next begins is not known then. */
    private static final Pattern BARE_NUMBER = Pattern.compile("(?:^|,)\\s*-?\\d+\\s*(?=,|$)");

    public TegrastatsLine {
        cores = List.copyOf(cores);
    }

    /** Of any text; never fails. */
    public static TegrastatsLine parse(String line) {
        return new TegrastatsLine(
                rails(line),
                zones(line),
                cores(line),
                Field.engine(line, "GR3D_FREQ|GR3D"),
                Field.engine(line, "EMC_FREQ|EMC"),
                memory(line, "RAM"),
                memory(line, "SWAP"));
    }

    private static Map<String, Power> rails(String line) {
        Map<String, Power> rails = new LinkedHashMap<>();
        Matcher found = RAIL.matcher(line);
        while (found.find()) {
            if (!NO_RAILS.contains(found.group(1))) {
                rails.putIfAbsent(found.group(1), new Power(Field.number(found.group(2)) / MW_PER_W, found.group(3)));
            }
        }
        return rails;
    }

    private static Map<String, Double> zones(String line) {
        Map<String, Double> zones = new LinkedHashMap<>();
        Matcher found = ZONE.matcher(line);
        while (found.find()) {
            double celsius = Field.number(found.group(2));
            if (celsius > COLDEST && celsius < HOTTEST) {
                zones.putIfAbsent(found.group(1), celsius);
            }
        }
        return zones;
    }

    private static List<Core> cores(String line) {
        List<Core> cores = new ArrayList<>();
        Matcher found = CORES.matcher(line);
        if (found.find() && !found.group(1).isBlank()) {
            if (BARE_NUMBER.matcher(found.group(1)).find()) {
                return List.of();
            }
            OptionalDouble shared = Field.megahertz(found.group(2));
            for (String core : found.group(1).split(",", -1)) {
                cores.add(Field.core(core.strip(), shared));
            }
        }
        return cores;
    }

    private static Optional<Memory> memory(String line, String name) {
        Matcher found = Pattern.compile("(?<!\\S)" + name + " (\\d{1,9})/(\\d{1,9})MB(?![A-Za-z0-9])")
                .matcher(line);
        return found.find() ? Optional.of(new Memory(bytes(found.group(1)), bytes(found.group(2)))) : Optional.empty();
    }

    private static long bytes(String mebibytes) {
        return (long) (Long.parseLong(mebibytes) * Field.MIB);
    }
}
