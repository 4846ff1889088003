package dev.assay.collectors.source.perfetto;

import dev.assay.collectors.sensing.Recording;
import dev.assay.collectors.source.Supply;
import java.util.List;
import java.util.stream.Stream;

/**
 * What perfetto is used for on a device.
 *
 * @param rails power rails that only it tells
 * @param battery quantities of the battery
 * @param supplies of rails and battery
 * @param powerAbsent why the battery's current is no power, a sentence each
 */
public record PerfettoOffer(
        List<Recording.Channel> rails,
        List<Recording.Channel> battery,
        List<Recording.Channel> temperatures,
        List<Recording.Channel> clocks,
        List<Recording.Channel> loads,
        List<Supply> supplies,
        List<String> powerAbsent) {
    static final PerfettoOffer NOTHING =
            new PerfettoOffer(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public List<Recording.Channel> channels() {
        return Stream.of(rails, battery, temperatures, clocks, loads)
                .flatMap(List::stream)
                .toList();
    }
}
