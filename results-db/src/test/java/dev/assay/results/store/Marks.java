package dev.assay.results.store;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How far a process is, in memory that it shares with its killer through a file: what stands there when it is killed is where
 * it was.
 */
final class Marks {
    enum Stage {
        STARTING,
        READING,
        /** A row was written and its transaction is open. */
        IN_TRANSACTION,
        /** The transaction is being written to the log, or the log to the file. */
        COMMITTING,
        DONE
    }

    private static final int TICKS = 0;
    private static final int STAGE = 8;

    private final MappedByteBuffer memory;

    private Marks(MappedByteBuffer memory) {
        this.memory = memory;
    }

    static Marks in(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, 16);
            memory.order(ByteOrder.nativeOrder());
            return new Marks(memory);
        }
    }

    /** Something happened, and now the process is there. */
    void tick(Stage stage) {
        memory.putInt(STAGE, stage.ordinal());
        memory.putLong(TICKS, memory.getLong(TICKS) + 1);
    }

    void clear() {
        memory.putLong(TICKS, 0);
        memory.putInt(STAGE, 0);
    }

    long ticks() {
        return memory.getLong(TICKS);
    }

    Stage stage() {
        return Stage.values()[memory.getInt(STAGE)];
    }
}
