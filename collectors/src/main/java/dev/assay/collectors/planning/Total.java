package dev.assay.collectors.planning;

import dev.assay.collectors.condition.PowerSources;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Supply;
import dev.assay.collectors.source.Supply.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rails whose sum is the device's power, all of them or none: a part of a sum is no total.
 *
 * <p>The profile names them; else it is the battery, when the profile calibrates it; else the processor packages and
 * graphics cards.
 *
 * @param absent why there are none; null when there are
 */
record Total(List<Rail> rails, String absent) {
    static Total of(Offer offer, Profile profile) {
        if (!profile.totalRails().isEmpty()) {
            return named(offer, profile);
        }
        List<Rail> battery = rails(offer, Scope.BATTERY).toList();
        if (!battery.isEmpty()) {
            return new Total(battery, null);
        }
        List<Rail> packages = rails(offer, Scope.PACKAGE).toList();
        if (packages.isEmpty()) {
            return new Total(List.of(), whyNone(offer, profile));
        }
        return new Total(
                Stream.concat(packages.stream(), rails(offer, Scope.ACCELERATOR))
                        .toList(),
                null);
    }

    /** Names of the channels that the total is made from. */
    Set<String> channels() {
        Set<String> names = new HashSet<>();
        for (Rail rail : rails) {
            switch (rail) {
                case Rail.Power power -> names.add(power.watts());
                case Rail.VoltsAmps both -> names.addAll(List.of(both.volts(), both.amps()));
                case Rail.Counter counter -> names.add(counter.joules());
            }
        }
        return names;
    }

    private static Total named(Offer offer, Profile profile) {
        List<Rail> rails = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : profile.totalRails()) {
            Optional<Rail> found = offer.supplies().stream()
                    .map(Supply::rail)
                    .filter(rail -> rail.name().equals(name))
                    .findFirst();
            found.ifPresentOrElse(rails::add, () -> missing.add(name));
        }
        if (missing.isEmpty()) {
            return new Total(rails, null);
        }
        String why = "the profile %s takes the total from %s, of which this device does not tell %s"
                .formatted(profile.name(), String.join(" + ", profile.totalRails()), String.join(", ", missing));
        return new Total(List.of(), with(why, offer.powerAbsent()));
    }

    private static String whyNone(Offer offer, Profile profile) {
        String rails =
                offer.supplies().stream().map(supply -> supply.rail().name()).collect(Collectors.joining(", "));
        String known = rails.isEmpty()
                ? ""
                : "the profile %s does not say that %s make the device's power".formatted(profile.name(), rails);
        String why = with(known, offer.powerAbsent());
        return why.isEmpty() ? PowerSources.NONE : why;
    }

    private static String with(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream())
                .filter(why -> !why.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Stream<Rail> rails(Offer offer, Scope scope) {
        return offer.supplies().stream()
                .filter(supply -> supply.scope() == scope)
                .map(Supply::rail);
    }
}
