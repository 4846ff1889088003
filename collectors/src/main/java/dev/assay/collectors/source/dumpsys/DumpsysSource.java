package dev.assay.collectors.source.dumpsys;

import dev.assay.collectors.batteryservice.BatteryState;
import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.perfetto.Quantity;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.perfetto.PerfettoOffer;
import dev.assay.collectors.thermalservice.ThermalState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Channels of {@code dumpsys battery} and {@code dumpsys thermalservice}, each asked every {@value #SECONDS} s: the thermal
 * statuses, which nothing else tells, and of battery and temperatures what neither the kernel's files nor perfetto do.
 */
public final class DumpsysSource {
    /** A question is some ms of several processes' time on the device. */
    public static final int SECONDS = 5;

    static final String BATTERY = "dumpsys_battery";
    private static final String THERMAL = "dumpsys_thermalservice";

    /** Beyond this a service names more than anybody looks at. */
    private static final int MOST_SENSORS = 40;

    private static final double COULOMBS_PER_UAH = 3.6e-3;

    private final Facts facts;
    private final Offer files;
    private final PerfettoOffer recorded;
    private final ChannelNames names;

    private DumpsysSource(Facts facts, Offer files, PerfettoOffer recorded, ChannelNames names) {
        this.facts = facts;
        this.files = files;
        this.recorded = recorded;
        this.names = names;
    }

    /**
     * @param files what the kernel's files offer
     * @param recorded what perfetto is used for
     * @param names of the plan that the channels belong to
     */
    public static DumpsysOffer offer(
            Dumpsys told, Facts facts, Offer files, PerfettoOffer recorded, ChannelNames names) {
        DumpsysSource source = new DumpsysSource(facts, files, recorded, names);
        List<SamplingGroup> groups = new ArrayList<>();
        told.battery().filter(state -> !state.madeUp()).ifPresent(state -> source.battery(state, groups));
        return told.thermal()
                .filter(state -> !state.overridden())
                .map(state -> source.thermal(state, groups))
                .orElseGet(() -> new DumpsysOffer(groups, List.of(), List.of()));
    }

    /** What a line of the service's text is. */
    private record Line(String key, String words, String suffix, String unit, double scale) {}

    private void battery(BatteryState state, List<SamplingGroup> groups) {
        List<Line> lines = new ArrayList<>();
        if (isWanted(state.levelPct(), "capacity", Quantity.CAPACITY)) {
            lines.add(new Line("level", "battery level", "pct", "%", 1));
        }
        if (isWanted(state.voltageV(), "voltage_now", Quantity.VOLTAGE)) {
            lines.add(new Line("voltage", "battery voltage", "v", "V", 1e-3));
        }
        if (isWanted(state.temperatureC(), "temp", null)) {
            lines.add(new Line("temperature", "battery temp", "c", "°C", 0.1));
        }
        if (isWanted(state.chargeCounterUAh(), "charge_counter", Quantity.CHARGE)) {
            lines.add(new Line("Charge counter", "battery charge", "coulombs", "C", COULOMBS_PER_UAH));
        }
        if (lines.isEmpty()) {
            return;
        }
        List<ChannelRequest> channels = new ArrayList<>();
        for (Line line : lines) {
            channels.add(ChannelRequest.ofColumn(
                    names.name(line.words(), line.suffix()),
                    line.unit(),
                    "dumpsys battery " + line.key(),
                    channels.size(),
                    line.scale()));
        }
        List<String> command =
                Scripts.battery(SECONDS, lines.stream().map(Line::key).toList());
        groups.add(SamplingGroup.slow(BATTERY, SECONDS, command, channels));
    }

    private boolean isWanted(OptionalDouble told, String file, String quantity) {
        boolean read = facts.nodes("power_supply")
                .anyMatch(node -> node.file().equals(file) && node.number().isPresent());
        boolean recording = recorded.channels().stream()
                .anyMatch(channel -> channel.quantity().equals(quantity));
        return told.isPresent() && !read && !recording;
    }

    private DumpsysOffer thermal(ThermalState state, List<SamplingGroup> groups) {
        boolean temperatures = recorded.temperatures().isEmpty()
                && files.sensors().stream()
                        .noneMatch(sensor -> sensor.node().kind().equals("thermal")
                                && sensor.request().unit().equals("°C"));
        List<ThermalState.Reading> sensors = distinct(state.temperatures());
        List<ChannelRequest> channels = new ArrayList<>();
        List<String> celsius = new ArrayList<>();
        List<String> statuses = new ArrayList<>();
        statuses.add(status(channels, "", "Thermal Status", 0));
        for (int i = 0; i < sensors.size(); i++) {
            String sensor = sensors.get(i).name();
            if (temperatures) {
                ChannelRequest channel = ChannelRequest.ofColumn(
                        names.name("temp " + sensor, "c"), "°C", "dumpsys thermalservice " + sensor, 2 * i + 1, 1);
                channels.add(channel);
                celsius.add(channel.name());
            }
            statuses.add(status(channels, " " + sensor, sensor, 2 * i + 2));
        }
        List<String> command = Scripts.thermal(
                SECONDS, sensors.stream().map(ThermalState.Reading::name).toList());
        groups.add(SamplingGroup.slow(THERMAL, SECONDS, command, channels));
        return new DumpsysOffer(groups, celsius, statuses);
    }

    private String status(List<ChannelRequest> channels, String words, String of, int column) {
        ChannelRequest channel = ChannelRequest.ofColumn(names.name("thermal status" + words), "1", of, column, 1);
        channels.add(channel);
        return channel.name();
    }

    private static List<ThermalState.Reading> distinct(List<ThermalState.Reading> readings) {
        Set<String> seen = new HashSet<>();
        return readings.stream()
                .filter(reading -> seen.add(reading.name()))
                .limit(MOST_SENSORS)
                .toList();
    }
}
