package dev.assay.collectors.source.system;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import dev.assay.collectors.source.Source;
import java.util.List;

/**
 * The device as a whole, from /proc: processor time with what a hypervisor took, memory, page faults, pressure. Times are
 * counters: differences of them say something.
 */
public final class SystemSource implements Source {
    // USER_HZ is 100 in every ABI that Assay runs on (include/asm-generic/param.h of Linux).
    private static final double TICK = 0.01;
    private static final double KIB = 1024;
    private static final double MICRO = 1e-6;

    /**
     * A number behind a text in a file of one kind, proc(5) and Documentation/accounting/psi.rst.
     *
     * @param suffix of its name; null of a count
     */
    private record Quantity(
            Role role,
            String kind,
            String file,
            String words,
            String suffix,
            String unit,
            String after,
            int field,
            double scale) {}

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity(Role.SYSTEM, "stat", "stat", "cpu user", "s", "s", "cpu ", 0, TICK),
            new Quantity(Role.SYSTEM, "stat", "stat", "cpu system", "s", "s", "cpu ", 2, TICK),
            new Quantity(Role.SYSTEM, "stat", "stat", "cpu idle", "s", "s", "cpu ", 3, TICK),
            new Quantity(Role.SYSTEM, "stat", "stat", "cpu iowait", "s", "s", "cpu ", 4, TICK),
            new Quantity(Role.SYSTEM, "stat", "stat", "cpu steal", "s", "s", "cpu ", 7, TICK),
            new Quantity(Role.SYSTEM, "meminfo", "meminfo", "memory available", "bytes", "B", "MemAvailable:", 0, KIB),
            new Quantity(Role.SYSTEM, "meminfo", "meminfo", "swap free", "bytes", "B", "SwapFree:", 0, KIB),
            new Quantity(Role.PAGING, "vmstat", "vmstat", "device major faults", null, "1", "pgmajfault ", 0, 1),
            new Quantity(Role.PAGING, "vmstat", "vmstat", "device swapped in pages", null, "1", "pswpin ", 0, 1),
            new Quantity(Role.PAGING, "vmstat", "vmstat", "device swapped out pages", null, "1", "pswpout ", 0, 1),
            new Quantity(Role.SYSTEM, "psi", "cpu", "pressure cpu some", "s", "s", "total=", 0, MICRO),
            new Quantity(Role.SYSTEM, "psi", "memory", "pressure memory some", "s", "s", "total=", 0, MICRO),
            new Quantity(Role.SYSTEM, "psi", "io", "pressure io some", "s", "s", "total=", 0, MICRO));

    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        return Offer.of(QUANTITIES.stream()
                .flatMap(quantity -> facts.nodes(quantity.kind())
                        .filter(node -> node.file().equals(quantity.file()))
                        .filter(node -> node.readable() && node.text().contains(quantity.after()))
                        .map(node -> new Sensor(quantity.role(), request(quantity, node, names), node)))
                .toList());
    }

    private static ChannelRequest request(Quantity quantity, Node node, ChannelNames names) {
        return ChannelRequest.ofText(
                quantity.suffix() == null
                        ? names.name(quantity.words())
                        : names.name(quantity.words(), quantity.suffix()),
                quantity.unit(),
                node.dir() + "/" + node.file() + " " + quantity.after().strip(),
                node.path(),
                quantity.after(),
                quantity.field(),
                quantity.scale());
    }
}
