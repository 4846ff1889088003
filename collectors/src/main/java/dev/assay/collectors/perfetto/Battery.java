package dev.assay.collectors.perfetto;

/** {@code BatteryCounters} (battery_counters.proto). Of a device with several, each has a key of its own. */
final class Battery {
    private static final int CHARGE_UAH = 1;
    private static final int CAPACITY_PERCENT = 2;
    private static final int CURRENT_UA = 3;
    private static final int NAME = 5;
    private static final int VOLTAGE_UV = 7;

    private Battery() {}

    static void take(Message battery, Stamp stamp, Samples samples) {
        String suffix = battery.text(NAME).map(name -> " of " + name).orElse("");
        battery.number(CHARGE_UAH).ifPresent(uah -> samples.add(Quantity.CHARGE + suffix, stamp, uah));
        battery.single(CAPACITY_PERCENT).ifPresent(pct -> samples.add(Quantity.CAPACITY + suffix, stamp, pct));
        battery.number(CURRENT_UA).ifPresent(ua -> samples.add(Quantity.CURRENT + suffix, stamp, ua));
        battery.number(VOLTAGE_UV).ifPresent(uv -> samples.add(Quantity.VOLTAGE + suffix, stamp, uv));
    }
}
