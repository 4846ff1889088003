package dev.assay.results.samples;

import dev.assay.collectors.trace.Channel;
import java.util.List;

/**
 * One channel's samples as chunks in order of time.
 *
 * @param taken how many samples they hold together
 */
public record EncodedChannel(Channel channel, long taken, List<EncodedChunk> chunks) {
    public EncodedChannel {
        chunks = List.copyOf(chunks);
    }
}
