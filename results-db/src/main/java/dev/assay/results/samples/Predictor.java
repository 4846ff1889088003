package dev.assay.results.samples;

/**
 * What a number is expected to be. Only its difference to that is written. Numbers wrap around as Java's do, so that every
 * sequence comes back.
 */
enum Predictor {
    /** A straight line: {@code q[i] = slope * i + center + rest[i]}. Fits ticks of an absolute timer, and noise. */
    LINE {
        @Override
        void rest(long[] q, int n, long slope, long center, long[] rest) {
            for (int i = 0; i < n; i++) {
                rest[i] = Varints.zigzag(q[i] - slope * i - center);
            }
        }

        @Override
        void restore(long[] rest, int n, long slope, long center, long[] q) {
            for (int i = 0; i < n; i++) {
                q[i] = slope * i + center + Varints.unzigzag(rest[i]);
            }
        }
    },
    /** The one before: {@code q[i] = q[i - 1] + slope + rest[i]}, from {@code q[0] = 0}. Fits steps, walks and counters. */
    PREVIOUS {
        @Override
        void rest(long[] q, int n, long slope, long center, long[] rest) {
            rest[0] = 0;
            for (int i = 1; i < n; i++) {
                rest[i] = Varints.zigzag(q[i] - q[i - 1] - slope);
            }
        }

        @Override
        void restore(long[] rest, int n, long slope, long center, long[] q) {
            long at = 0;
            q[0] = 0;
            for (int i = 1; i < n; i++) {
                at += slope + Varints.unzigzag(rest[i]);
                q[i] = at;
            }
        }
    };

    /** @param q begins with 0 */
    abstract void rest(long[] q, int n, long slope, long center, long[] rest);

    abstract void restore(long[] rest, int n, long slope, long center, long[] q);
}
