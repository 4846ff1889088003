package dev.assay.collectors.source.tegrastats;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Supply;
import dev.assay.collectors.tegrastats.Power;
import dev.assay.collectors.tegrastats.TegrastatsLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rails, temperatures and the graphics processor's load as {@code tegrastats} prints them, each only where the kernel's files
 * tell none of its kind: they are read up to a thousand times a second and without a process of their own.
 */
public final class TegrastatsSource {
    public static final String NAME = "tegrastats";

    /** What is asked of the tool at most, lines a second. */
    static final int MAX_HZ = 10;

    /** Of the power chip a constant is told, 50 or 100 °C by board: it is not measured. */
    private static final String NO_SENSOR = "PMIC";

    private static final int MS_PER_S = 1000;
    private static final double MILLI = 1e-3;

    private final Offer files;
    private final TegrastatsLine line;
    private final ChannelNames names;
    private final List<ChannelRequest> channels = new ArrayList<>();
    private final List<Supply> supplies = new ArrayList<>();

    private TegrastatsSource(Offer files, TegrastatsLine line, ChannelNames names) {
        this.files = files;
        this.line = line;
        this.names = names;
    }

    /**
     * @param files what the kernel's files offer
     * @param hz how often it is to print, 1 and up
     * @param names of the plan that the channels belong to
     */
    public static TegrastatsOffer offer(Facts facts, Offer files, int hz, ChannelNames names) {
        return command(facts)
                .filter(command -> command.text() != null)
                .map(command -> new TegrastatsSource(files, TegrastatsLine.parse(command.text()), names)
                        .offer(command, Math.min(hz, MAX_HZ)))
                .orElse(TegrastatsOffer.NOTHING);
    }

    /** What came of asking for it; empty where it is not on the device. */
    public static Optional<Facts.Command> command(Facts facts) {
        return facts.commands().stream()
                .filter(command -> command.name().equals(NAME))
                .findFirst();
    }

    private TegrastatsOffer offer(Facts.Command command, int hz) {
        int rails = rails();
        int temperatures = temperatures();
        int loads = loads();
        if (channels.isEmpty()) {
            return TegrastatsOffer.NOTHING;
        }
        SamplingGroup group = new SamplingGroup(
                names.name(NAME),
                hz,
                null,
                List.of("/usr/bin/env", "LC_ALL=C", command.path(), "--interval", Integer.toString(MS_PER_S / hz)),
                channels);
        return new TegrastatsOffer(
                new Offer(List.of(), List.of(group), supplies, List.of()), rails, temperatures, loads);
    }

    private int rails() {
        if (files.supplies().stream().anyMatch(supply -> supply.scope() == Supply.Scope.RAIL)) {
            return 0;
        }
        line.rails().forEach((rail, power) -> {
            ChannelRequest watts = rail(rail, power);
            channels.add(watts);
            supplies.add(new Supply(new Rail.Power(rail, watts.name()), Supply.Scope.RAIL));
        });
        return line.rails().size();
    }

    private ChannelRequest rail(String rail, Power power) {
        return ChannelRequest.ofWord(names.name(rail, "w"), "W", NAME + " " + rail, rail + " ", power.ending(), MILLI);
    }

    private int temperatures() {
        boolean told = files.sensors().stream()
                .anyMatch(sensor -> sensor.node().kind().equals("thermal")
                        && sensor.request().unit().equals("°C"));
        if (told) {
            return 0;
        }
        List<String> zones = line.temperatures().keySet().stream()
                .filter(zone -> !zone.equals(NO_SENSOR))
                .toList();
        zones.forEach(zone -> channels.add(
                ChannelRequest.ofWord(names.name("temp " + zone, "c"), "°C", NAME + " " + zone, zone + "@", "C", 1)));
        return zones.size();
    }

    private int loads() {
        boolean told = files.sensors().stream()
                .anyMatch(sensor -> sensor.role() == Sensor.Role.LOAD
                        && sensor.request().unit().equals("%"));
        if (told || line.gpu().loadPct().isEmpty()) {
            return 0;
        }
        channels.add(ChannelRequest.ofWord(
                names.name("gpu load", "pct"),
                "%",
                NAME + " " + line.gpu().name(),
                line.gpu().name() + " ",
                "%",
                1));
        return 1;
    }
}
