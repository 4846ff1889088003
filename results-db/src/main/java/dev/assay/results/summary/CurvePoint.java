package dev.assay.results.summary;

import java.math.BigDecimal;

/**
 * One minute of what a cell keeps up: medians over the valid trials that reached it, rounded once for every surface
 * ({@link Digits}). What no trial measured is null.
 *
 * @param minute 0 and up, from the begin of the first measured work
 * @param trials it stands on
 * @param seconds of the minute: 60, the last one less
 * @param decodeTps output tokens a second; of inferences, these
 * @param temperatureC mean of the hottest channel, °C
 * @param powerW of the device, gross
 * @param frequencyHz mean of the fastest cluster
 */
public record CurvePoint(
        int minute,
        int trials,
        BigDecimal seconds,
        BigDecimal decodeTps,
        BigDecimal temperatureC,
        BigDecimal powerW,
        BigDecimal frequencyHz) {}
