package dev.assay.collectors.energy;

/** A stretch of samples, both ends included. */
record Context(int first, int last) {
    int count() {
        return last - first + 1;
    }

    /** The stretch itself, widened to both sides alike until it has so many samples, as far as there are any. */
    static Context around(int first, int last, int samples, int count) {
        int own = last - first + 1;
        int length = Math.min(count, Math.max(own, samples));
        int begin = Math.clamp(first - (length - own) / 2, 0, count - length);
        return new Context(begin, begin + length - 1);
    }
}
