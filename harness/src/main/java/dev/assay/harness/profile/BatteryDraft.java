package dev.assay.harness.profile;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Profile.CurrentSign;
import dev.assay.collectors.profile.Profile.CurrentUnit;
import dev.assay.collectors.source.battery.CurrentReading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A battery and what its current may mean. One reading rules some meanings out; it confirms none.
 *
 * @param name of the power supply
 * @param reading empty where its current cannot be read
 * @param claims all units and signs that a profile can name; empty without a reading
 */
public record BatteryDraft(String name, Optional<CurrentReading> reading, List<Claim> claims) {
    /**
     * A meaning, and how it stands to the reading.
     *
     * @param amperes what the reading would be, A, without the sign
     * @param objection why it cannot be; empty where nothing speaks against it
     */
    public record Claim(Profile.Battery battery, double amperes, Optional<String> objection) {}

    static List<BatteryDraft> of(Facts facts) {
        return facts.nodes("power_supply")
                .filter(node -> node.file().equals("type") && "Battery".equals(node.text()))
                .map(type -> of(facts, type))
                .toList();
    }

    private static BatteryDraft of(Facts facts, Node type) {
        Optional<CurrentReading> reading = CurrentReading.of(facts, type);
        List<Claim> claims = reading.stream()
                .flatMap(seen ->
                        meanings().map(battery -> new Claim(battery, seen.amperes(battery), seen.objection(battery))))
                .toList();
        return new BatteryDraft(type.chip(), reading, claims);
    }

    private static Stream<Profile.Battery> meanings() {
        return Stream.of(CurrentUnit.values())
                .flatMap(unit -> Stream.of(CurrentSign.values()).map(sign -> new Profile.Battery(unit, sign)));
    }
}
