package dev.assay.collectors.planning;

/** How much of the time the readings of one group may take. */
enum Share {
    /** Fast files, and slow ones of no total: longer readings would delay the group's own next ones. */
    MODEST(0.1),
    /** Rails of the total: they are what the trial is about, and may occupy their chip. */
    TOTAL(0.5);

    private static final double US_PER_S = 1e6;

    private final double most;

    Share(double most) {
        this.most = most;
    }

    /**
     * The rate that was asked for, or the highest whole one that keeps within the share.
     *
     * @param costUs of one reading of the group, µs
     * @return Hz, 1 at least
     */
    int heldHz(int hz, double costUs) {
        return (int) Math.max(1, Math.min(hz, most * US_PER_S / costUs));
    }
}
