package dev.assay.collectors.source.hwmon;

import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Temperatures;

/** Temperatures that hwmon chips measure, in m°C. */
final class HwmonTemperatures {
    private HwmonTemperatures() {}

    static Offer offer(Node node, ChannelNames names) {
        if (!node.file().endsWith("_input")) {
            return Offer.NOTHING;
        }
        String what = node.label() == null ? node.file().replace("_input", "") : node.label();
        return Temperatures.offer(node, "temp " + node.chip() + " " + what, "hwmon " + node.chip() + " " + what, names);
    }
}
