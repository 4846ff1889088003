package dev.assay.collectors.perfetto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a trace says that it lacks, and what could not be used of it. */
final class Losses {
    // Of TraceStats and its BufferStats (trace_stats.proto): what was lost on its way into the trace.
    private static final int BUFFERS = 1;
    private static final int DISCARDED = 8;
    private static final int OVERWRITTEN = 3;
    private static final int PATCHES_FAILED = 6;
    private static final int BUFFER_DISCARDED = 18;
    private static final int WRITER_LOSS = 19;

    OptionalLong cutAt = OptionalLong.empty();
    int notUnderstood;
    int dropped;
    int withoutState;
    int undescribed;
    int compressed;
    private long lostChunks;

    /** The last statistics count: each holds all from the begin. */
    void buffers(Message statistics) throws IOException {
        long lost = statistics.number(DISCARDED, 0);
        for (Message buffer : statistics.messages(BUFFERS)) {
            lost += buffer.number(OVERWRITTEN, 0)
                    + buffer.number(PATCHES_FAILED, 0)
                    + buffer.number(BUFFER_DISCARDED, 0)
                    + buffer.number(WRITER_LOSS, 0);
        }
        lostChunks = lost;
    }

    List<String> sentences() {
        List<String> said = new ArrayList<>();
        cutAt.ifPresent(at ->
                said.add("it ends in the middle of a packet, at byte " + at + ": perfetto or the device was stopped"));
        say(said, dropped, "times the device dropped packets");
        say(said, lostChunks, "pieces were lost in perfetto's buffer");
        say(said, withoutState, "packets build on one that was lost");
        say(said, undescribed, "readings are of power rails that nothing describes");
        say(said, notUnderstood, "packets could not be understood");
        say(said, compressed, "packets are compressed, which Assay asks for nowhere and does not read");
        return said;
    }

    private static void say(List<String> said, long count, String what) {
        if (count != 0) {
            said.add(Long.toUnsignedString(count) + " " + what);
        }
    }
}
