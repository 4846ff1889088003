package dev.assay.collectors.source.dumpsys;

import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import java.util.List;

/**
 * What Android's services are asked for while a trial runs.
 *
 * @param groups a group a service; none where nothing is asked of it
 * @param temperatures names of channels in °C of the thermal service
 * @param statuses names of channels of thermal statuses, 0 to 6, the device's first
 */
public record DumpsysOffer(List<SamplingGroup> groups, List<String> temperatures, List<String> statuses) {
    static final DumpsysOffer NOTHING = new DumpsysOffer(List.of(), List.of(), List.of());

    /** Channels of the battery service. */
    public List<String> battery() {
        return groups.stream()
                .filter(group -> group.name().equals(DumpsysSource.BATTERY))
                .flatMap(group -> group.channels().stream())
                .map(ChannelRequest::name)
                .toList();
    }
}
