package dev.assay.results.benchmark;

import dev.assay.collectors.bundle.Cell;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A device that never was.
 *
 * @param speed factor over the slowest device, 1 and up
 * @param cv coefficient of variation of a rate from trial to trial, 0.005 to 0.06: a quiet board to a busy phone
 * @param memory share of a trial's deviation that the next one keeps, 0 to 0.8: heat and neighbours do not leave at once
 * @param watts drawn at work; 0 for a device without a power sensor
 * @param battery has a battery and a charger
 */
record SyntheticDevice(Cell.Device device, double speed, double cv, double memory, double watts, boolean battery) {
    static SyntheticDevice draw(int number, UniformRandomProvider random) {
        boolean battery = number % 3 == 1;
        return new SyntheticDevice(
                new Cell.Device(
                        "synthetic:device-%02d".formatted(number),
                        battery ? "android" : "linux",
                        battery ? "android-arm64" : "linux-arm64",
                        "Synthetic device " + number),
                1 + 9 * random.nextDouble(),
                0.005 * Math.pow(12, random.nextDouble()),
                0.8 * random.nextDouble(),
                number % 3 == 2 ? 0 : 2 + 20 * random.nextDouble(),
                battery);
    }
}
