package dev.assay.collectors.source.battery;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.profile.Profile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What a battery's {@code current_now} and {@code status} said in one moment, held against what they are claimed to mean. A
 * unit that is wrong by a thousand and a sign that is the other way around show in a single reading.
 *
 * @param number as the file has it: its unit and its sign are the question
 * @param status as the kernel words it: {@code Discharging}, {@code Charging}, {@code Full}...; null where it is not told
 */
public record CurrentReading(double number, String status) {
    /** No device that runs on its battery takes less, A. */
    public static final double LEAST_A = 0.01;

    /** No battery of a phone or a laptop is charged or discharged with more, A. */
    public static final double MOST_A = 10;

    /** More than a gauge's own, fewer than where a double's rounding shows. */
    private static final MathContext DIGITS = new MathContext(9);

    private static final String DISCHARGING = "Discharging";

    /**
     * Of one battery.
     *
     * @param type its node {@code type}
     * @return empty where it has no current that can be read as a number
     */
    public static Optional<CurrentReading> of(Facts facts, Node type) {
        return facts.beside(type, "current_now")
                .filter(current -> current.number().isPresent())
                .map(current -> new CurrentReading(
                        current.number().getAsDouble(),
                        facts.beside(type, "status").map(Node::text).orElse(null)));
    }

    /** What the reading is if the claim is right, A; without the sign. */
    public double amperes(Profile.Battery claim) {
        return Math.abs(number) * claim.currentUnit().amperes();
    }

    /**
     * Why the reading cannot be what it is claimed to be; empty where nothing speaks against it. Only a battery that is
     * discharging tells anything of the sign and of too small a current: one that is full on its charger carries none.
     */
    public Optional<String> objection(Profile.Battery claim) {
        double amperes = amperes(claim);
        boolean discharging = DISCHARGING.equals(status);
        if (amperes > MOST_A || discharging && amperes < LEAST_A) {
            return Optional.of(
                    "%s, in %s %s".formatted(this, claim.currentUnit().symbol(), range(amperes)));
        }
        if (discharging && number * claim.currentSign().consumption() < 0) {
            return Optional.of("%s, and by %s it would be charging"
                    .formatted(this, claim.currentSign().word()));
        }
        return Optional.empty();
    }

    /**
     * Why no battery discharges with this current, for people; empty where one may.
     *
     * @param amperes without the sign
     */
    public static Optional<String> implausibleDischarge(double amperes) {
        return amperes < LEAST_A || amperes > MOST_A ? Optional.of(range(amperes)) : Optional.empty();
    }

    private static String range(double amperes) {
        return "%s A, where %s to %s A are plausible".formatted(plain(amperes), plain(LEAST_A), plain(MOST_A));
    }

    @Override
    public String toString() {
        return "current_now is %s while the status is %s".formatted(plain(number), status == null ? "unknown" : status);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
