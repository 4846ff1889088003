package dev.assay.collectors.metric;

import dev.assay.collectors.energy.Energy;

/** An energy as a metric's value. What differs from trial to trial stays out of the method, but coverage in whole percent. */
final class EnergyText {
    private EnergyText() {}

    /** @param what is said behind the method of the source */
    static MetricValue scalar(Energy energy, double factor, String what) {
        if (energy.joules() <= 0) {
            return new MetricValue.Absent(
                    "more flowed in than out: the supply was being charged, or the profile has its sign wrong");
        }
        return new MetricValue.Scalar(
                energy.joules() * factor, energy.uncertaintyJ() * factor, energy.method() + what + covered(energy));
    }

    static String covered(Energy energy) {
        return "; samples cover " + (int) Math.floor(100 * energy.coverage() + 1e-9) + " % of the time";
    }
}
