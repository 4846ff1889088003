package dev.assay.collectors.source.nvidia;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Source;
import dev.assay.collectors.source.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * NVIDIA cards through {@code nvidia-smi}, a child a card that prints a line a reading. The driver averages power over its
 * own window (25 ms to 1 s by architecture): asking more often than {@value #MAX_HZ} Hz repeats readings. What it answers
 * with {@code [N/A]} is not measured: on a Jetson the power is.
 */
public final class NvidiaSource implements Source {
    /** No driver refreshes the power it tells more often. */
    static final int MAX_HZ = 10;

    private static final int MS_PER_S = 1000;
    private static final double MIB = 1 << 20;
    private static final double MEGA = 1e6;

    /** A column of the query, in the order of docs/formats/facts.md behind the card's index. */
    private record Quantity(String query, String words, String suffix, String unit, double scale) {}

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("power.draw", "power", "w", "W", 1),
            new Quantity("temperature.gpu", "temp", "c", "°C", 1),
            new Quantity("clocks.sm", "clock", "hz", "Hz", MEGA),
            new Quantity("utilization.gpu", "load", "pct", "%", 1),
            new Quantity("memory.used", "memory", "bytes", "B", MIB));

    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        return facts.commands().stream()
                .filter(command -> command.name().equals("nvidia-smi"))
                .flatMap(command -> command.text() == null
                        ? Stream.of(failed(command))
                        : command.text().lines().map(line -> card(command, line.split(","), hz, names)))
                .reduce(Offer.NOTHING, Offer::and);
    }

    private static Offer failed(Facts.Command command) {
        return new Offer(
                List.of(), List.of(), List.of(), List.of(command.path() + " told nothing: " + command.error()));
    }

    private static Offer card(Facts.Command command, String[] answers, int hz, ChannelNames names) {
        String card = answers[0].strip();
        if (!card.matches("\\d{1,3}") || answers.length != QUANTITIES.size() + 1) {
            return new Offer(
                    List.of(), List.of(), List.of(), List.of(command.path() + " answered what is not understood"));
        }
        List<String> queries = new ArrayList<>();
        List<ChannelRequest> channels = new ArrayList<>();
        List<Supply> supplies = new ArrayList<>();
        for (int i = 0; i < QUANTITIES.size(); i++) {
            Quantity quantity = QUANTITIES.get(i);
            if (number(answers[i + 1]).isEmpty()) {
                continue;
            }
            ChannelRequest channel = ChannelRequest.ofColumn(
                    names.name("gpu" + card + " " + quantity.words(), quantity.suffix()),
                    quantity.unit(),
                    "nvidia-smi " + quantity.query(),
                    queries.size(),
                    quantity.scale());
            queries.add(quantity.query());
            channels.add(channel);
            if (quantity.unit().equals("W")) {
                supplies.add(new Supply(
                        new Rail.Power("NVIDIA card " + card + " (nvidia-smi)", channel.name()),
                        Supply.Scope.ACCELERATOR));
            }
        }
        List<String> absent =
                supplies.isEmpty() ? List.of("nvidia-smi does not measure the power of card " + card) : List.of();
        if (channels.isEmpty() || hz == 0) {
            return new Offer(List.of(), List.of(), List.of(), absent);
        }
        int rate = Math.min(hz, MAX_HZ);
        SamplingGroup group = new SamplingGroup(
                names.name("nvidia " + card), rate, null, command(command, card, queries, rate), channels);
        return new Offer(List.of(), List.of(group), supplies, absent);
    }

    private static List<String> command(Facts.Command command, String card, List<String> queries, int rate) {
        return List.of(
                command.path(),
                "--id=" + card,
                "--query-gpu=" + String.join(",", queries),
                "--format=csv,noheader,nounits",
                "--loop-ms=" + MS_PER_S / rate);
    }

    private static OptionalDouble number(String answer) {
        try {
            double value = Double.parseDouble(answer.strip());
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
