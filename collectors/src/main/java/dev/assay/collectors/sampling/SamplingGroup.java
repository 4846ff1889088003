package dev.assay.collectors.sampling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Channels that the probe reads together, on one schedule of their own: part of a job (docs/formats/job.md). A slow source
 * has a group to itself, so that it delays no fast one.
 *
 * @param name unique in its job; lower case
 * @param hz readings a second, 1 to 1000; of a {@code command}, how often it was told to print
 * @param rest after a reading that took processor time t the group pauses for {@code rest * t}; null or 0: the rate counts
 * @param command program and arguments of a child that prints a line a reading, its columns separated by commas; null
 *     where files are read
 * @param channels not empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SamplingGroup(String name, int hz, Integer rest, List<String> command, List<ChannelRequest> channels) {
    public static final int MAX_HZ = 1000;

    public SamplingGroup {
        if (name == null || name.isEmpty() || hz < 1 || hz > MAX_HZ || channels == null || channels.isEmpty()) {
            throw new IllegalArgumentException("a group needs a name, a rate of 1 to 1000 Hz and a channel");
        }
        command = command == null ? null : List.copyOf(command);
        channels = List.copyOf(channels);
    }
}
