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
 * @param every of a command: it was told to print at one of so many of these times, 2 to 60; null: at each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SamplingGroup(
        String name, int hz, Integer rest, List<String> command, List<ChannelRequest> channels, Integer every) {
    public static final int MAX_HZ = 1000;
    private static final int MAX_EVERY = 60;

    public SamplingGroup {
        if (name == null || name.isEmpty() || hz < 1 || hz > MAX_HZ || channels == null || channels.isEmpty()) {
            throw new IllegalArgumentException("a group needs a name, a rate of 1 to 1000 Hz and a channel");
        }
        if (every != null && (command == null || every < 2 || every > MAX_EVERY)) {
            throw new IllegalArgumentException("a command is told to print each second or, seldomer, to each minute");
        }
        command = command == null ? null : List.copyOf(command);
        channels = List.copyOf(channels);
    }

    public SamplingGroup(String name, int hz, Integer rest, List<String> command, List<ChannelRequest> channels) {
        this(name, hz, rest, command, channels, null);
    }

    /** A command that prints a line each so many seconds. */
    public static SamplingGroup slow(String name, int seconds, List<String> command, List<ChannelRequest> channels) {
        return new SamplingGroup(name, 1, null, command, channels, seconds == 1 ? null : seconds);
    }
}
