package dev.assay.results.summary;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a sustained curve tells of each minute. The key is the public name, in files, the database and column heads. */
public enum CurveQuantity {
    DECODE_TPS("decode_tps", "tok/s", "output tokens a second", CurvePoint::decodeTps),
    TEMPERATURE_C("temperature_c", "°C", "mean of the hottest channel", CurvePoint::temperatureC),
    POWER_W("power_w", "W", "mean power of the device, gross", CurvePoint::powerW),
    FREQUENCY_HZ("frequency_hz", "Hz", "mean clock of the fastest cluster", CurvePoint::frequencyHz);

    private final String key;
    private final String unit;
    private final String meaning;
    private final Function<CurvePoint, BigDecimal> value;

    CurveQuantity(String key, String unit, String meaning, Function<CurvePoint, BigDecimal> value) {
        this.key = key;
        this.unit = unit;
        this.meaning = meaning;
        this.value = value;
    }

    public String key() {
        return key;
    }

    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    /** Empty where it was not measured in that minute. */
    public Optional<BigDecimal> of(CurvePoint point) {
        return Optional.ofNullable(value.apply(point));
    }

    /** Those that at least one of the points has. */
    public static List<CurveQuantity> in(List<CurvePoint> points) {
        return Arrays.stream(values())
                .filter(quantity -> points.stream().anyMatch(p -> quantity.of(p).isPresent()))
                .toList();
    }
}
