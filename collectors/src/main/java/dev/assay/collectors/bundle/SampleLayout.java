package dev.assay.collectors.bundle;

import java.nio.ByteBuffer;

/** How a record of samples is laid out: u64 ns, u16 count, then the samples. Numbers are little-endian. */
enum SampleLayout {
    /** Version 1: {u16 channel, f64 value}, all of one moment. */
    ONE_MOMENT(Short.BYTES + Double.BYTES) {
        @Override
        long timeNs(ByteBuffer payload, int at) {
            return payload.getLong(0);
        }
    },
    /** Version 2: {u16 channel, u32 ns after the record's, f64 value}. */
    OWN_TIMES(Short.BYTES + Integer.BYTES + Double.BYTES) {
        @Override
        long timeNs(ByteBuffer payload, int at) {
            return payload.getLong(0) + Integer.toUnsignedLong(payload.getInt(at + Short.BYTES));
        }
    };

    static final int HEAD = Long.BYTES + Short.BYTES;

    private final int bytes;

    SampleLayout(int bytes) {
        this.bytes = bytes;
    }

    /** Of one sample. */
    int bytes() {
        return bytes;
    }

    /** Whether a payload is as long as its count says. */
    boolean fits(ByteBuffer payload) {
        int size = payload.remaining();
        return size >= HEAD && size == HEAD + bytes * Short.toUnsignedInt(payload.getShort(Long.BYTES));
    }

    /** @param at where a sample begins */
    abstract long timeNs(ByteBuffer payload, int at);

    int channel(ByteBuffer payload, int at) {
        return Short.toUnsignedInt(payload.getShort(at));
    }

    double value(ByteBuffer payload, int at) {
        return payload.getDouble(at + bytes - Double.BYTES);
    }
}
